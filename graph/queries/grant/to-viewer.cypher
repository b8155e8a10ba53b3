// Live permissions that others gave to the one who asks, by their ids, with what each opens.
// takes   viewerId: id, organizationId: id?, purpose: text?, now: instant, ids: [id], withCredentials: bool
// gives   permission, ownerId, asker, toPerson, toOrganization, issuers, skills, covered
// sight   viewer
UNWIND $ids AS wanted
MATCH (p:Person)-[:GAVE]->(g:Grant {id: wanted})-[:TO]->(to)
WHERE p.id <> $viewerId AND (to.id = $viewerId OR to.id = $organizationId) AND (g.viaId IS NULL OR g.viaId = $organizationId)
  AND g.purpose = $purpose AND g.givenAt <= $now AND g.declinedAt IS NULL AND g.withdrawnAt IS NULL AND g.until > $now
CALL (p, g) {
  MATCH (p)<-[:ABOUT]-(c:Credential)-[:ISSUED_BY]->(o:Organization)
  WHERE $withCredentials AND c.answer = 'accepted' AND (g.scope = 'all' OR g.scope = 'chosen' AND COUNT { (g)-[:COVERS]->(c) } > 0 OR g.scope = 'rule' AND (g.byIssuer OR g.bySkill)
      AND (NOT g.byIssuer OR COUNT { (g)-[:ALLOWS_ISSUER]->(:Organization)<-[:ISSUED_BY]-(c) } > 0)
      AND (NOT g.bySkill OR COUNT { (g)-[:ALLOWS_SKILL]->(:Competency)<-[:ALIGNED_TO]-(:Achievement)<-[:ASSERTS]-(c) } > 0))
  CALL (p, c) {
    MATCH (p)-[:GAVE]->(g:Grant)-[:TO]->(to)
    WHERE (to.id = $viewerId OR to.id = $organizationId) AND (g.viaId IS NULL OR g.viaId = $organizationId) AND g.purpose = $purpose
      AND g.givenAt <= $now AND g.declinedAt IS NULL AND g.withdrawnAt IS NULL AND g.until > $now
      AND (g.scope = 'all' OR g.scope = 'chosen' AND COUNT { (g)-[:COVERS]->(c) } > 0 OR g.scope = 'rule' AND (g.byIssuer OR g.bySkill)
        AND (NOT g.byIssuer OR COUNT { (g)-[:ALLOWS_ISSUER]->(:Organization)<-[:ISSUED_BY]-(c) } > 0)
        AND (NOT g.bySkill OR COUNT { (g)-[:ALLOWS_SKILL]->(:Competency)<-[:ALIGNED_TO]-(:Achievement)<-[:ASSERTS]-(c) } > 0))
    RETURN count(CASE WHEN g.parts IS NULL THEN 1 END) AS whole, count(CASE WHEN g.parts IS NULL OR 'result' IN g.parts THEN 1 END) AS result
  }
  RETURN collect(c{.id, .name, .kind, .issuerName, .validFrom, .validUntil, .awardedAt, .receivedAt, .checkedAt, .removedAt, .replacedAt, .answer, .standing,
    .verdict, uri: CASE WHEN whole > 0 THEN c.uri END, findings: CASE WHEN whole > 0 THEN c.findings ELSE '[]' END, result: CASE WHEN result > 0 THEN c.result END,
    issuer: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url},
    achievements: [(c)-[:ASSERTS]->(a:Achievement) | a{.id, .uri, .name, .about, .criteria, .type, .image}],
    evidence: [],
    documents: [],
    confirmed: [],
    wraps: []}) AS covered
}
RETURN g{.id, .scope, .parts, .purpose, .note, .requestedAt, .givenAt, .declinedAt, .withdrawnAt, .until, .receiverName} AS permission, p.id AS ownerId, g{.askerName, .viaName, .version, .reason} AS asker, to:Person AS toPerson, to:Organization AS toOrganization,
       [(g)-[:ALLOWS_ISSUER]->(x:Organization) | x{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url}] AS issuers,
       [(g)-[:ALLOWS_SKILL]->(k:Competency)-[:`IN`]->(f:Framework) | k{.id, .uri, .code, .name, .statement, framework: f{.id, .uri, .name, .publisher, .version, .licence}}] AS skills,
       covered
ORDER BY ownerId
