// Makes a place for targets that are named and not described.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MERGE (k:Target {id: row.id})
SET k += row
