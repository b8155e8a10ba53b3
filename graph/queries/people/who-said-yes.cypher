// The people who said yes to me, by name: only those whose grant is live for my purpose, with how much each lets me see.
// takes   viewerId: id, organizationId: id?, purpose: text?, now: instant, first: int, after: text?
// gives   person, grants, credentialCount, key
// sight   viewer
CALL () {
  MATCH (x:Person {id: $viewerId})
  RETURN x
  UNION
  MATCH (x:Organization {id: $organizationId})
  RETURN x
}
MATCH (x)<-[:TO]-(g:Grant)<-[:GAVE]-(p:Person)
WHERE g.givenAt <= $now AND g.declinedAt IS NULL AND g.withdrawnAt IS NULL AND g.until > $now AND g.purpose = $purpose
  AND p.id <> $viewerId AND (g.viaId IS NULL OR g.viaId = $organizationId)
WITH DISTINCT p, p.name + '\t' + p.id AS key
WHERE $after IS NULL OR key > $after
WITH p, key
ORDER BY key
LIMIT $first
CALL (p) {
  MATCH (p)-[:GAVE]->(g:Grant)-[:TO]->(to)
  WHERE g.givenAt <= $now AND g.declinedAt IS NULL AND g.withdrawnAt IS NULL AND g.until > $now AND g.purpose = $purpose
    AND (to.id = $viewerId OR to.id = $organizationId) AND (g.viaId IS NULL OR g.viaId = $organizationId)
  RETURN collect(g{.id, .scope, .parts, .purpose, .note, .requestedAt, .givenAt, .declinedAt, .withdrawnAt, .until, .receiverName}) AS grants, collect(g.id) AS live
}
CALL (p, live) {
  MATCH (p)-[:GAVE]->(g:Grant)
  WHERE g.id IN live
  MATCH (p)<-[:ABOUT]-(c:Credential)
  WHERE c.answer = 'accepted' AND (g.scope = 'all' OR g.scope = 'chosen' AND COUNT { (g)-[:COVERS]->(c) } > 0 OR g.scope = 'rule' AND (g.byIssuer OR g.bySkill)
      AND (NOT g.byIssuer OR COUNT { (g)-[:ALLOWS_ISSUER]->(:Organization)<-[:ISSUED_BY]-(c) } > 0)
      AND (NOT g.bySkill OR COUNT { (g)-[:ALLOWS_SKILL]->(:Competency)<-[:ALIGNED_TO]-(:Achievement)<-[:ASSERTS]-(c) } > 0))
  RETURN count(DISTINCT c) AS credentialCount
}
RETURN p{.id, .name} AS person, grants, credentialCount, key
ORDER BY key
