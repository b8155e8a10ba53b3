// Makes status lists of issuers.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
CREATE (l:StatusList)
SET l += row
