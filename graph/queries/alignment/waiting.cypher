// Alignments in a state, oldest first, for those who curate now.
// takes   viewerId: id, organizationId: id?, state: text?, now: instant, first: int, after: text?
// gives   shown, key
// sight   viewer
MATCH (:Person {id: $viewerId})-[m:MEMBER_OF]->(:Organization {id: $organizationId})
WHERE m.role = 'curator'
WITH count(m) AS curates
WHERE curates > 0
MATCH (x:Alignment)
WHERE ($state IS NULL OR x.state = $state) AND x.proposedAt <= $now
WITH x, x.proposedAt + '\t' + x.id AS key
WHERE $after IS NULL OR key > $after
MATCH (o:Organization)-[:OFFERS]->(a:Achievement)-[:HAS_ALIGNMENT]->(x)-[:TO]->(k:Competency)-[:`IN`]->(f:Framework)
WITH x, key, o, a, k, f
ORDER BY key
LIMIT $first
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
    framework: f{.id, .uri, .name, .publisher, .version, .licence}}} AS shown, key
ORDER BY key
