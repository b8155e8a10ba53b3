// Makes a place for competencies that are named and not described.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MERGE (k:Competency {id: row.id})
SET k += row
