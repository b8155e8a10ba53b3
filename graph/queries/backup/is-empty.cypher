// Whether the store holds nothing at all yet.
// takes   nothing
// gives   isEmpty
// sight   operator
RETURN COUNT { MATCH (n) WHERE n.id IS NOT NULL AND NOT n:Migration } = 0 AS isEmpty
