// Makes the organisations of a town.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
CREATE (o:Organization)
SET o += row
