// Makes frameworks that are not there yet, hidden until their load is through.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MERGE (f:Framework {id: row.id})
SET f += row
