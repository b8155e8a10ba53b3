// What holding a competency also counts as, and through which mapping.
// takes   ids: [id]
// gives   id, weight, competency, mapping
// sight   public
UNWIND $ids AS each
MATCH (c:Competency {id: each})-[e:COUNTS_AS]->(k:Competency)-[:`IN`]->(f:Framework)
MATCH (m:Mapping {id: e.mappingId})
RETURN c.id AS id, e.weight AS weight, k{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}} AS competency,
  m{.id, .predicate, .confidence, .state, .justification, .validUntil} AS mapping
ORDER BY id, k.name, k.id, m.id
