// Says which competencies others ask for first.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (a:Competency {id: row.fromId})
MATCH (b:Competency {id: row.toId})
CREATE (a)-[:REQUIRES {necessity: row.necessity, facts: row.facts}]->(b)
