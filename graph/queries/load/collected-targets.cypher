// Puts targets into collections.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (a:Target {id: row.fromId})
MATCH (b:Competency {id: row.toId})
CREATE (a)-[:COLLECTED_IN {facts: row.facts}]->(b)
