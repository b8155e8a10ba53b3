// Which of these people live here.
// takes   ids: [id]
// gives   id
// sight   operator
MATCH (p:Person)
WHERE p.id IN $ids
RETURN p.id AS id
ORDER BY id
