// Puts competencies into collections.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (a:Competency {id: row.fromId})
MATCH (b:Competency {id: row.toId})
CREATE (a)-[:COLLECTED_IN {facts: row.facts}]->(b)
