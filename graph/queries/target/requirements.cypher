// What targets ask, and which skills would count for it through a match.
// takes   ids: [id]
// gives   id, requirement, equivalents
// sight   public
UNWIND $ids AS each
MATCH (t:Target {id: each})-[r:REQUIRES]->(k:Competency)-[:`IN`]->(f:Framework)
WHERE t.state = 'published'
CALL (k) {
  MATCH (k)<-[e:COUNTS_AS]-(d:Competency)-[:`IN`]->(f:Framework)
  MATCH (m:Mapping {id: e.mappingId})
  RETURN collect({weight: e.weight, mapping: m{.id, .predicate, .confidence, .state, .justification, .validUntil}, competency: d{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}}}) AS equivalents
}
RETURN t.id AS id, {level: r.level, necessity: r.necessity, competency: k{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}}} AS requirement, equivalents
ORDER BY id, r.necessity DESC, k.name, k.id
