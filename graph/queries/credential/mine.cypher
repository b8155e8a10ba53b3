// The credentials of the one who asks, newest first, with what is inside them and, when wanted, all that they show.
// takes   viewerId: id, now: instant, answers: [text], only: [id]?, onTop: bool, after: text?, first: int, withEvidence: bool, withDocument: bool, withWraps: bool, withGains: bool
// gives   page, parts, earned, shows, countsAs
// sight   viewer
MATCH (p:Person {id: $viewerId})
CALL (p) {
  MATCH (p)<-[:ABOUT]-(c:Credential)
  WHERE c.answer IN $answers AND ($only IS NULL OR c.id IN $only) AND c.receivedAt <= $now AND ($after IS NULL OR c.receivedAt + ' ' + c.id < $after)
    AND (NOT $onTop OR COUNT { (c)<-[:WRAPS]-(w:Credential) WHERE w.answer IN $answers } = 0)
  WITH c ORDER BY c.receivedAt DESC, c.id DESC LIMIT $first
  RETURN collect(c.id) AS page
}
CALL (p, page) {
  MATCH (p)<-[:ABOUT]-(c:Credential)-[:WRAPS*0..3]->(x:Credential)-[:ISSUED_BY]->(o:Organization)
  WHERE c.id IN page AND (x.id = c.id OR $withWraps)
  RETURN collect(DISTINCT x{.id, .uri, .name, .kind, .issuerName, .validFrom, .validUntil, .awardedAt, .receivedAt, .checkedAt, .removedAt, .replacedAt, .answer, .standing,
    .verdict, .findings, .result, issuer: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url},
    achievements: [(x)-[:ASSERTS]->(a:Achievement) | a{.id, .uri, .name, .about, .criteria, .type, .image}],
    evidence: CASE WHEN $withEvidence THEN [(x)-[:SUPPORTED_BY]->(e:Evidence) | {id: e.id, text: {ownerId: p.id, object: e.id, text: e.text}}] ELSE [] END,
    documents: CASE WHEN $withDocument THEN [(x)-[:WRITTEN_AS]->(d:Document) | {ownerId: p.id, object: x.id, text: d.text}] ELSE [] END,
    confirmed: CASE WHEN $withDocument THEN [(x)-[:ASSERTS]->(:Achievement)-[:ALIGNED_TO]->(k:Competency) | k.uri] ELSE [] END,
    wraps: CASE WHEN $withWraps THEN [(x)-[:WRAPS]->(y:Credential) | y.id] ELSE [] END}) AS parts
}
CALL (p) {
  MATCH (p)<-[:ABOUT]-(c:Credential)-[:ASSERTS]->(a:Achievement)
  WHERE $withGains AND c.answer <> 'removed'
  MATCH (c)-[:ISSUED_BY]->(o:Organization)
  RETURN collect({credential: c{.id, .name, .answer, .standing, .validFrom, .validUntil, .awardedAt}, issuer: o{.id, .name}, achievement: a{.id, .name}}) AS earned
}
CALL (p) {
  MATCH (p)<-[:ABOUT]-(c:Credential)-[:ASSERTS]->(a:Achievement)-[t:ALIGNED_TO]->(k:Competency)-[:`IN`]->(f:Framework)
  WHERE $withGains AND c.answer <> 'removed'
  RETURN collect(DISTINCT {alignmentId: t.alignmentId, achievementId: a.id, level: t.level, competency: k{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}}}) AS shows
}
CALL (p) {
  MATCH (p)<-[:ABOUT]-(c:Credential)-[:ASSERTS]->(:Achievement)-[:ALIGNED_TO]->(shown:Competency)
  WHERE $withGains AND c.answer <> 'removed'
  WITH DISTINCT shown
  MATCH (shown)-[:COUNTS_AS*0..1]->(d:Competency)-[e:COUNTS_AS]->(k:Competency)
  MATCH (m:Mapping {id: e.mappingId})
  MATCH (k)-[:`IN`]->(f:Framework)
  RETURN collect(DISTINCT {from: d.id, weight: e.weight, mappingId: m.id, validUntil: m.validUntil, isDisputed: m.state = 'disputed',
    to: k{.id, .uri, .code, .name, .statement, framework: f{.id, .uri, .name, .publisher, .version, .licence}}}) AS countsAs
}
RETURN page, parts, earned, shows, countsAs
