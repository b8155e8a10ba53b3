// Says which competency another one builds on.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (later:Competency {id: row.fromId})
MATCH (earlier:Competency {id: row.toId})
CREATE (later)-[:REQUIRES]->(earlier)
