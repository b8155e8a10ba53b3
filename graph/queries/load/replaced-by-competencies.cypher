// Says which competencies took the place of others.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (a:Competency {id: row.fromId})
MATCH (b:Competency {id: row.toId})
CREATE (a)-[:REPLACED_BY {facts: row.facts}]->(b)
