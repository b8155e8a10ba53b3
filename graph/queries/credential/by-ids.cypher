// Credentials by their ids, for the person they are about and for those who hold a live permission that covers them.
// takes   viewerId: id, organizationId: id?, purpose: text?, now: instant, ids: [id], withEvidence: bool, withDocument: bool, withWraps: bool
// gives   credentialId, ownerId, grantId, endorsements, parts
// sight   viewer
UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})-[:ABOUT]->(p:Person)
CALL (c, p) {
  MATCH (p)-[:GAVE]->(g:Grant)-[:TO]->(to)
  WHERE p.id <> $viewerId AND c.answer = 'accepted' AND (to.id = $viewerId OR to.id = $organizationId) AND (g.viaId IS NULL OR g.viaId = $organizationId) AND g.purpose = $purpose
    AND g.givenAt <= $now AND g.declinedAt IS NULL AND g.withdrawnAt IS NULL AND g.until > $now
    AND (g.scope = 'all' OR g.scope = 'chosen' AND COUNT { (g)-[:COVERS]->(c) } > 0 OR g.scope = 'rule' AND (g.byIssuer OR g.bySkill)
      AND (NOT g.byIssuer OR COUNT { (g)-[:ALLOWS_ISSUER]->(:Organization)<-[:ISSUED_BY]-(c) } > 0)
      AND (NOT g.bySkill OR COUNT { (g)-[:ALLOWS_SKILL]->(:Competency)<-[:ALIGNED_TO]-(:Achievement)<-[:ASSERTS]-(c) } > 0))
  RETURN min(g.id) AS grantId, count(CASE WHEN g.parts IS NULL THEN 1 END) AS whole,
    count(CASE WHEN g.parts IS NULL OR 'evidence' IN g.parts THEN 1 END) AS evidence, count(CASE WHEN g.parts IS NULL OR 'result' IN g.parts THEN 1 END) AS result,
    count(CASE WHEN g.parts IS NULL OR 'endorsements' IN g.parts THEN 1 END) AS endorsements, count(CASE WHEN g.parts IS NULL OR 'claims' IN g.parts THEN 1 END) AS claims
}
WITH c, p, grantId, p.id = $viewerId OR whole > 0 AS opensWhole, p.id = $viewerId OR evidence > 0 AS opensEvidence, p.id = $viewerId OR result > 0 AS opensResult,
  p.id = $viewerId OR endorsements > 0 AS opensEndorsements, p.id = $viewerId OR claims > 0 AS opensClaims
WHERE p.id = $viewerId OR grantId IS NOT NULL
CALL (c, p, opensWhole, opensEvidence, opensResult, opensClaims) {
  MATCH (c)-[:WRAPS*0..3]->(x:Credential)-[:ISSUED_BY]->(o:Organization)
  WHERE x.id = c.id OR ($withWraps AND p.id = $viewerId)
  RETURN collect(DISTINCT x{.id, .name, .kind, .issuerName, .validFrom, .validUntil, .awardedAt, .receivedAt, .checkedAt, .removedAt, .replacedAt, .answer, .standing,
    .verdict, uri: CASE WHEN opensWhole THEN x.uri END, findings: CASE WHEN opensWhole THEN x.findings ELSE '[]' END, result: CASE WHEN opensResult THEN x.result END,
    issuer: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url},
    achievements: [(x)-[:ASSERTS]->(a:Achievement) | a{.id, .uri, .name, .about, .criteria, .type, .image}],
    evidence: CASE WHEN $withEvidence AND opensEvidence THEN [(x)-[:SUPPORTED_BY]->(e:Evidence) | {id: e.id, text: {ownerId: p.id, object: e.id, text: e.text}}] ELSE [] END,
    documents: CASE WHEN $withDocument AND opensClaims THEN [(x)-[:WRITTEN_AS]->(d:Document) | {ownerId: p.id, object: x.id, text: d.text}] ELSE [] END,
    confirmed: CASE WHEN $withDocument AND opensClaims THEN [(x)-[:ASSERTS]->(:Achievement)-[:ALIGNED_TO]->(k:Competency) | k.uri] ELSE [] END,
    wraps: CASE WHEN $withWraps THEN [(x)-[:WRAPS]->(y:Credential) | y.id] ELSE [] END}) AS parts
}
RETURN c.id AS credentialId, p.id AS ownerId, grantId, CASE WHEN opensEndorsements THEN c.endorsements END AS endorsements, parts
ORDER BY credentialId
