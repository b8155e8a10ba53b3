// The published alignments of achievements, each with both its ends.
// takes   ids: [id]
// gives   id, shown
// sight   public
UNWIND $ids AS each
MATCH (o:Organization)-[:OFFERS]->(a:Achievement {id: each})-[:HAS_ALIGNMENT]->(x:Alignment)-[:TO]->(k:Competency)-[:`IN`]->(f:Framework)
WHERE x.state = 'published'
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
RETURN a.id AS id, {alignment: x{.id, .state, .origin, .level, .confidence, .reason, .note, .proposedById, .proposedAt, .decidedById, .decidedAt, .publishedAt,
    proposedBy: proposer, decidedBy: decider, publishedBy: publisher},
  achievement: a{.id, .uri, .name, .about, .criteria, .type, .image,
    issuer: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url}},
  competency: k{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}}} AS shown
ORDER BY id, k.name, x.id
