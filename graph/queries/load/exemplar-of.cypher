// Says which competencies are examples of others.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (a:Competency {id: row.fromId})
MATCH (b:Competency {id: row.toId})
CREATE (a)-[:EXEMPLAR_OF {facts: row.facts}]->(b)
