// Takes back a permission of the one who asks; one that was taken back before keeps its first date.
// takes   viewerId: id, now: instant, grant: id
// gives   grantId, isFirst
// sight   viewer
MATCH (p:Person {id: $viewerId})-[:GAVE]->(g:Grant {id: $grant})
WITH g, g.withdrawnAt IS NULL AS isFirst
SET g.withdrawnAt = coalesce(g.withdrawnAt, $now), g.version = CASE WHEN isFirst THEN coalesce(g.version, 1) + 1 ELSE g.version END
RETURN g.id AS grantId, isFirst
