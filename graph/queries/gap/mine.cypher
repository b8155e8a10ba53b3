// What a target asks, and my own accepted credentials with what they show: the rows a gap is derived from.
// takes   viewerId: id, target: id, now: instant
// gives   checkedAt, learner, target, requirements, near, far, offers, credentials
// sight   viewer
MATCH (p:Person {id: $viewerId})
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
CALL (p) {
  MATCH (p)<-[:ABOUT]-(c:Credential)-[:ASSERTS]->(a:Achievement)
  WHERE c.answer = 'accepted'
  MATCH (c)-[:ISSUED_BY]->(o:Organization)
  CALL (a) {
    MATCH (a)-[l:ALIGNED_TO]->(k:Competency)
    RETURN collect({alignmentId: l.alignmentId, competencyId: k.id, level: l.level}) AS shows
  }
  RETURN collect({credential: c{.id, .uri, .name, .kind, .issuerName, .validFrom, .validUntil, .awardedAt, .receivedAt, .checkedAt, .answer, .standing, .verdict, .findings, .result},
    achievement: a{.id, .uri, .name, .about, .criteria, .type, .image}, issuer: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url}, shows: shows}) AS credentials
}
RETURN $now AS checkedAt, p{.id, .name} AS learner,
       t{.id, .slug, .kind, .code, .name, .about, owner: owner{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url}} AS target,
       requirements, near, far, offers, credentials
