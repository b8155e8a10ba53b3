// Makes frameworks.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
CREATE (f:Framework)
SET f += row
