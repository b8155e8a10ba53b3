// What stands around competencies: for each relation how many there are, and the first few by name.
// takes   ids: [id], first: int
// gives   id, relation, total, some
// sight   public
UNWIND $ids AS each
MATCH (c:Competency {id: each})-[r:BROADER|REQUIRES|PRECEDES|RELATED_TO|EXEMPLAR_OF|REPLACED_BY|COLLECTED_IN]-(k:Competency)-[:`IN`]->(f:Framework)
WHERE c.state <> 'draft' AND k.state <> 'draft' AND f.state <> 'draft' AND k.id <> c.id
WITH c, k, r, type(r) AS type, startNode(r) AS start
WITH c, k, CASE
    WHEN type = 'RELATED_TO' THEN 'RELATED'
    WHEN start.id = c.id THEN type
    WHEN type = 'BROADER' THEN 'NARROWER'
    WHEN type = 'REQUIRES' THEN 'REQUIRED_BY'
    WHEN type = 'PRECEDES' THEN 'FOLLOWS'
    WHEN type = 'EXEMPLAR_OF' THEN 'EXEMPLARS'
    WHEN type = 'REPLACED_BY' THEN 'REPLACES'
    ELSE 'COLLECTS'
  END AS relation, max(r.necessity) AS necessity
ORDER BY k.name, k.id
WITH c, relation, count(k) AS total, collect({id: k.id, necessity: necessity}) AS all
WITH c, relation, total, all[0..$first] AS few
CALL (few) {
  UNWIND few AS one
  MATCH (k:Competency {id: one.id})-[:`IN`]->(f:Framework)
  WITH one, k, f
  ORDER BY k.name, k.id
  RETURN collect({necessity: one.necessity, competency: k{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}}}) AS some
}
RETURN c.id AS id, relation, total, some
ORDER BY id, relation
