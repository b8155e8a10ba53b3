// Says which competencies are close to others.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (a:Competency {id: row.fromId})
MATCH (b:Competency {id: row.toId})
CREATE (a)-[:RELATED_TO {order: row.order, facts: row.facts}]->(b)
