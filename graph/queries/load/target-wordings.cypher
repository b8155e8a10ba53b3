// Writes down what targets are called in other languages.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (k:Target {id: row.ofId})
MERGE (w:Wording {id: row.facts.id})
SET w += row.facts
MERGE (w)-[:OF]->(k)
