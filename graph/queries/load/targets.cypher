// Makes targets inside their frameworks, or gives those that are there what they say now.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (f:Framework {id: row.frameworkId})
MERGE (k:Target {id: row.facts.id})
SET k += row.facts
MERGE (k)-[:`IN`]->(f)
