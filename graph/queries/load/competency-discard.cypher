// Removes some of the hidden competencies of a load that was given up.
// takes   load: id, first: int
// gives   discarded
// sight   operator
MATCH (k:Competency {loadId: $load})
WHERE k.state = 'draft' AND k.becomes IS NOT NULL
WITH k
ORDER BY k.id
LIMIT $first
DETACH DELETE k
RETURN count(*) AS discarded
