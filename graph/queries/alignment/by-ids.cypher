// Alignments by their ids: published ones for everyone, the others for those who curate now.
// takes   viewerId: id?, organizationId: id?, ids: [id], now: instant
// gives   shown
// sight   viewer
CALL () {
  MATCH (:Person {id: $viewerId})-[m:MEMBER_OF]->(:Organization {id: $organizationId})
  WHERE m.role = 'curator'
  RETURN count(m) AS curates
}
MATCH (x:Alignment)
WHERE x.id IN $ids AND (curates > 0 OR x.state = 'published') AND x.proposedAt <= $now
MATCH (o:Organization)-[:OFFERS]->(a:Achievement)-[:HAS_ALIGNMENT]->(x)-[:TO]->(k:Competency)-[:`IN`]->(f:Framework)
CALL (x) {
  MATCH (p:Person {id: x.proposedById})
  RETURN head(collect(p.name)) AS proposer
}
CALL (x) {
  MATCH (p:Person {id: x.decidedById})
  RETURN head(collect(p.name)) AS decider
}
CALL (x) {
  MATCH (p:Person {id: x.publishedById})
  RETURN head(collect(p.name)) AS publisher
}
RETURN {alignment: x{.id, .state, .origin, .level, .confidence, .reason, .note, .proposedById, .proposedAt, .decidedById, .decidedAt, .publishedAt,
    proposedBy: proposer, decidedBy: decider, publishedBy: publisher},
  achievement: a{.id, .uri, .name, .about, .criteria, .type, .image,
    issuer: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url}},
  competency: k{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}}} AS shown
ORDER BY x.id
