// Everything the one who asks could put into a record: accepted credentials with their exact text, what they show, and what a target asks.
// takes   viewerId: id, now: instant, target: id?
// gives   parts, earned, shows, countsAs, broader, exact, asked
// sight   viewer
MATCH (p:Person {id: $viewerId})
CALL (p) {
  MATCH (p)<-[:ABOUT]-(c:Credential)-[:ISSUED_BY]->(o:Organization)
  WHERE c.answer = 'accepted' AND c.receivedAt <= $now
  RETURN collect(c{.id, .uri, .name, .kind, .issuerName, .validFrom, .validUntil, .awardedAt, .receivedAt, .checkedAt, .removedAt, .replacedAt, .answer, .standing,
    .verdict, .findings, .result, issuer: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url},
    achievements: [(c)-[:ASSERTS]->(a:Achievement) | a{.id, .uri, .name, .about, .criteria, .type, .image}],
    evidence: [],
    documents: [(c)-[:WRITTEN_AS]->(d:Document) | {ownerId: p.id, object: c.id, text: d.text}],
    confirmed: [],
    wraps: []}) AS parts
}
CALL (p) {
  MATCH (p)<-[:ABOUT]-(c:Credential)-[:ASSERTS]->(a:Achievement)
  WHERE c.answer = 'accepted'
  MATCH (c)-[:ISSUED_BY]->(o:Organization)
  RETURN collect({credential: c{.id, .name, .answer, .standing, .validFrom, .validUntil, .awardedAt}, issuer: o{.id, .name}, achievement: a{.id, .name}}) AS earned
}
CALL (p) {
  MATCH (p)<-[:ABOUT]-(c:Credential)-[:ASSERTS]->(a:Achievement)-[t:ALIGNED_TO]->(k:Competency)-[:`IN`]->(f:Framework)
  WHERE c.answer = 'accepted'
  RETURN collect(DISTINCT {alignmentId: t.alignmentId, achievementId: a.id, level: t.level, competency: k{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}}}) AS shows
}
CALL (p) {
  MATCH (p)<-[:ABOUT]-(c:Credential)-[:ASSERTS]->(:Achievement)-[:ALIGNED_TO]->(shown:Competency)
  WHERE c.answer = 'accepted'
  WITH DISTINCT shown
  MATCH (shown)-[:COUNTS_AS*0..1]->(d:Competency)-[e:COUNTS_AS]->(k:Competency)
  MATCH (m:Mapping {id: e.mappingId})
  MATCH (k)-[:`IN`]->(f:Framework)
  RETURN collect(DISTINCT {from: d.id, weight: e.weight, mappingId: m.id, validUntil: m.validUntil, isDisputed: m.state = 'disputed',
    to: k{.id, .uri, .code, .name, .statement, framework: f{.id, .uri, .name, .publisher, .version, .licence}}}) AS countsAs
}
CALL (p) {
  MATCH (p)<-[:ABOUT]-(c:Credential)-[:ASSERTS]->(:Achievement)-[:ALIGNED_TO]->(k:Competency)-[:BROADER]->(b:Competency)
  WHERE c.answer = 'accepted'
  RETURN collect(DISTINCT {from: k.id, to: b.id}) AS broader
}
CALL (p) {
  MATCH (p)<-[:ABOUT]-(c:Credential)-[:ASSERTS]->(:Achievement)-[:ALIGNED_TO]->(k:Competency)-[e:COUNTS_AS]->(b:Competency)
  WHERE c.answer = 'accepted' AND e.weight = 'full'
  MATCH (m:Mapping {id: e.mappingId})
  WHERE m.predicate = 'exactMatch' AND m.state = 'published' AND coalesce(m.validUntil, '9') > $now
  RETURN collect(DISTINCT {from: k.id, to: b.id}) AS exact
}
CALL (p) {
  MATCH (t:Target {id: $target})-[:REQUIRES]->(k:Competency)
  WHERE t.state = 'published'
  RETURN collect(DISTINCT {name: t.name, competencyId: k.id}) AS asked
}
RETURN parts, earned, shows, countsAs, broader, exact, asked
