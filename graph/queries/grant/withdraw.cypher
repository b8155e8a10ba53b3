// Takes back a permission of the one who asks; one that was taken back before keeps its first date.
// takes   viewerId: id, now: instant, grant: id
// gives   grantId
// sight   viewer
MATCH (p:Person {id: $viewerId})-[:GAVE]->(g:Grant {id: $grant})
SET g.withdrawnAt = coalesce(g.withdrawnAt, $now)
RETURN g.id AS grantId
