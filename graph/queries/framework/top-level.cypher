// A page of the published competencies that lie under no other of their framework: those with others under them first, then loose ones.
// takes   ids: [id], first: int, after: text?
// gives   id, items
// sight   public
UNWIND $ids AS each
MATCH (f:Framework {id: each})
WHERE f.state <> 'draft'
CALL (f) {
  MATCH (f)<-[:`IN`]-(k:Competency)
  WHERE k.state = 'published' AND NOT EXISTS { MATCH (k)-[:BROADER]->(b:Competency)-[:`IN`]->(f) WHERE b.state = 'published' AND b.id <> k.id }
  WITH f, k, COUNT { MATCH (k)<-[:BROADER]-(n:Competency)-[:`IN`]->(f) WHERE n.state = 'published' AND n.id <> k.id } AS narrower
  WITH f, k, narrower, CASE WHEN narrower > 0 THEN '1' ELSE '2' END
    + CASE WHEN k.order >= 0 AND k.order < 1000000000 THEN toString(1000000000000 + toInteger(k.order * 1000)) ELSE '2' END
    + '\t' + coalesce(k.code, '') + '\t' + k.name + '\t' + k.id AS key
  WHERE $after IS NULL OR key > $after
  WITH f, k, narrower, key
  ORDER BY key
  LIMIT $first
  RETURN collect({key: key, kind: coalesce(k.kind, 'skill'), narrower: narrower, broader: 0, competency: k{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}}}) AS items
}
RETURN f.id AS id, items
ORDER BY id
