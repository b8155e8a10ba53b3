// Asks that a load be given up; it stops before its next batch.
// takes   load: id
// gives   id
// sight   operator
MATCH (l:Load {id: $load})
WHERE l.state = 'loading'
SET l.state = 'stopping'
RETURN l.id AS id
