// Pieces of evidence whose words lie in the store one by one, from before they were sealed.
// takes   nothing
// gives   id
// sight   operator
MATCH (e:Evidence)
WHERE e.text IS NULL
RETURN e.id AS id
ORDER BY id
