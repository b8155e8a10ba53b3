// Says which competency a narrower one is a part of.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (narrower:Competency {id: row.fromId})
MATCH (broader:Competency {id: row.toId})
CREATE (narrower)-[:BROADER]->(broader)
