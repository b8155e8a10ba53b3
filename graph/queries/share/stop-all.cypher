// Stops every link of the one who asks that has not ended or been stopped before.
// takes   viewerId: id, now: instant
// gives   stopped
// sight   viewer
MATCH (p:Person {id: $viewerId})-[:GAVE]->(g:Grant)-[:TO]->(l:Link)
WHERE g.declinedAt IS NULL AND g.withdrawnAt IS NULL AND g.until > $now
SET g.withdrawnAt = $now
RETURN count(g) AS stopped
