// Whether anybody lives here yet.
// takes   nothing
// gives   isEmpty
// sight   operator
RETURN COUNT { MATCH (p:Person) } = 0 AS isEmpty
