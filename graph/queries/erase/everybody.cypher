// The ids of all people here, to find among them who was erased before.
// takes   nothing
// gives   id
// sight   operator
MATCH (p:Person)
RETURN p.id AS id
ORDER BY id
