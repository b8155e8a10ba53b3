// What a target asks, and the credentials a learner lets this viewer see: the rows a gap is derived from. No live grant, no row.
// takes   viewerId: id, organizationId: id?, purpose: text?, learner: id, target: id, now: instant
// gives   learner, grantId, target, requirements, near, far, offers, credentials
// sight   viewer
MATCH (p:Person {id: $learner})-[:GAVE]->(g:Grant)-[:TO]->(to)
WHERE g.givenAt <= $now AND g.declinedAt IS NULL AND g.withdrawnAt IS NULL AND g.until > $now AND g.purpose = $purpose
  AND (to.id = $viewerId OR to.id = $organizationId) AND (g.viaId IS NULL OR g.viaId = $organizationId)
WITH p, min(g.id) AS grantId, collect(g.id) AS live
MATCH (t:Target {id: $target})<-[:OWNS]-(owner:Organization)
WHERE t.state = 'published'
CALL (t) {
  MATCH (t)-[r:REQUIRES]->(k:Competency)-[:`IN`]->(f:Framework)
  RETURN collect({level: r.level, necessity: r.necessity, competency: k{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}}}) AS requirements
}
CALL (t) {
  MATCH (t)-[:REQUIRES]->(k:Competency)<-[e:COUNTS_AS]-(d:Competency)
  MATCH (m:Mapping {id: e.mappingId})
  RETURN collect({from: d.id, fromName: d.name, to: k.id, weight: e.weight, mappingId: m.id, validUntil: m.validUntil, isDisputed: m.state = 'disputed'}) AS near
}
CALL (t) {
  MATCH (t)-[:REQUIRES]->(:Competency)<-[n:COUNTS_AS]-(k:Competency)<-[e:COUNTS_AS]-(d:Competency)
  WHERE n.weight = 'full' AND e.weight = 'full'
  MATCH (m:Mapping {id: e.mappingId})
  RETURN collect({from: d.id, fromName: d.name, to: k.id, weight: e.weight, mappingId: m.id, validUntil: m.validUntil, isDisputed: m.state = 'disputed'}) AS far
}
CALL (t) {
  MATCH (t)-[:REQUIRES]->(k:Competency)<-[:ALIGNED_TO]-(a:Achievement)<-[:OFFERS]-(o:Organization)
  WHERE a.state = 'published'
  RETURN collect({competencyId: k.id, effort: a.effort, achievement: a{.id, .uri, .name, .about, .criteria, .type, .image,
    issuer: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url}}}) AS offers
}
CALL (p, live) {
  MATCH (p)-[:GAVE]->(g:Grant)
  WHERE g.id IN live
  MATCH (p)<-[:ABOUT]-(c:Credential)
  WHERE c.answer = 'accepted' AND (g.scope = 'all' OR g.scope = 'chosen' AND COUNT { (g)-[:COVERS]->(c) } > 0 OR g.scope = 'rule' AND (g.byIssuer OR g.bySkill)
      AND (NOT g.byIssuer OR COUNT { (g)-[:ALLOWS_ISSUER]->(:Organization)<-[:ISSUED_BY]-(c) } > 0)
      AND (NOT g.bySkill OR COUNT { (g)-[:ALLOWS_SKILL]->(:Competency)<-[:ALIGNED_TO]-(:Achievement)<-[:ASSERTS]-(c) } > 0))
  WITH c, count(CASE WHEN g.parts IS NULL THEN 1 END) AS whole, count(CASE WHEN g.parts IS NULL OR 'result' IN g.parts THEN 1 END) AS result
  MATCH (c)-[:ASSERTS]->(a:Achievement)
  MATCH (c)-[:ISSUED_BY]->(o:Organization)
  CALL (a) {
    MATCH (a)-[l:ALIGNED_TO]->(k:Competency)
    RETURN collect({alignmentId: l.alignmentId, competencyId: k.id, level: l.level}) AS shows
  }
  RETURN collect({credential: c{.id, .name, .kind, .issuerName, .validFrom, .validUntil, .awardedAt, .receivedAt, .checkedAt, .answer, .standing, .verdict,
    uri: CASE WHEN whole > 0 THEN c.uri END, findings: CASE WHEN whole > 0 THEN c.findings ELSE '[]' END, result: CASE WHEN result > 0 THEN c.result END},
    achievement: a{.id, .uri, .name, .about, .criteria, .type, .image}, issuer: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url}, shows: shows}) AS credentials
}
RETURN p{.id, .name} AS learner, grantId,
       t{.id, .slug, .kind, .code, .name, .about, owner: owner{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url}} AS target,
       requirements, near, far, offers, credentials
