// People by their ids: oneself, and those whose grant to this viewer is live for their purpose.
// takes   viewerId: id, organizationId: id?, purpose: text?, ids: [id], now: instant
// gives   person, grantId
// sight   viewer
UNWIND $ids AS each
MATCH (p:Person {id: each})
CALL (p) {
  MATCH (p)-[:GAVE]->(g:Grant)-[:TO]->(to)
  WHERE g.givenAt <= $now AND g.declinedAt IS NULL AND g.withdrawnAt IS NULL AND g.until > $now AND g.purpose = $purpose
    AND (to.id = $viewerId OR to.id = $organizationId) AND (g.viaId IS NULL OR g.viaId = $organizationId)
  RETURN min(g.id) AS grantId
}
WITH p, grantId
WHERE p.id = $viewerId OR grantId IS NOT NULL
RETURN p{.id, .name} AS person, grantId
ORDER BY p.id
