// Writes down what competencies are called in other languages.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (k:Competency {id: row.ofId})
MERGE (w:Wording {id: row.facts.id})
SET w += row.facts
MERGE (w)-[:OF]->(k)
