// Removes some of the words of a load that was given up.
// takes   load: id, first: int
// gives   discarded
// sight   operator
MATCH (w:Wording {loadId: $load})
WITH w
ORDER BY w.id
LIMIT $first
DETACH DELETE w
RETURN count(*) AS discarded
