// Makes competencies inside their frameworks.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (f:Framework {id: row.frameworkId})
CREATE (c:Competency)-[:`IN`]->(f)
SET c += row.facts
