// Removes some of the claims of a load that was given up.
// takes   load: id, first: int
// gives   discarded
// sight   operator
MATCH (m:Mapping {loadId: $load})
WHERE m.state = 'draft'
WITH m
ORDER BY m.id
LIMIT $first
DETACH DELETE m
RETURN count(*) AS discarded
