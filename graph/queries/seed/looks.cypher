// Writes down looks at people's data that happened before the town was opened.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})
CREATE (a:Access)-[:OF]->(p)
SET a += row.facts
