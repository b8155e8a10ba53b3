// Whether the store answers at all.
// takes   nothing
// gives   one
// sight   operator
RETURN 1 AS one
