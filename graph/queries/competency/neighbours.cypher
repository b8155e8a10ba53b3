// A page of those that stand to competencies in one way, by name.
// takes   ids: [id], relation: text, first: int, after: text?
// gives   id, neighbours
// sight   public
UNWIND $ids AS each
MATCH (c:Competency {id: each})
WHERE c.state <> 'draft'
CALL (c) {
  MATCH (c)-[r:BROADER|REQUIRES|PRECEDES|RELATED_TO|EXEMPLAR_OF|REPLACED_BY|COLLECTED_IN]-(k:Competency)-[:`IN`]->(f:Framework)
  WHERE k.state <> 'draft' AND f.state <> 'draft' AND k.id <> c.id
  WITH c, k, r, type(r) AS type, startNode(r) AS start
  WITH k, CASE
    WHEN type = 'RELATED_TO' THEN 'RELATED'
    WHEN start.id = c.id THEN type
    WHEN type = 'BROADER' THEN 'NARROWER'
    WHEN type = 'REQUIRES' THEN 'REQUIRED_BY'
    WHEN type = 'PRECEDES' THEN 'FOLLOWS'
    WHEN type = 'EXEMPLAR_OF' THEN 'EXEMPLARS'
    WHEN type = 'REPLACED_BY' THEN 'REPLACES'
    ELSE 'COLLECTS'
  END AS relation, max(r.necessity) AS necessity
  WITH k, relation, necessity, k.name + '\t' + k.id AS key
  WHERE relation = $relation AND ($after IS NULL OR key > $after)
  WITH k, necessity, key
  ORDER BY key
  LIMIT $first
  MATCH (k)-[:`IN`]->(f:Framework)
  RETURN collect({key: key, necessity: necessity, competency: k{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}}}) AS neighbours
}
RETURN c.id AS id, neighbours
ORDER BY id
