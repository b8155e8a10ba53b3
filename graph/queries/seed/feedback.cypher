// Makes what people told us, in general.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
CREATE (f:Feedback)
SET f += row
