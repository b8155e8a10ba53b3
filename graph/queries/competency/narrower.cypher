// A page of the published competencies right under others of the same framework, in their order, groups first, then by code and name.
// takes   ids: [id], first: int, after: text?
// gives   id, items
// sight   public
UNWIND $ids AS each
MATCH (c:Competency {id: each})-[:`IN`]->(f:Framework)
WHERE c.state <> 'draft' AND f.state <> 'draft'
CALL (c, f) {
  MATCH (c)<-[r:BROADER]-(k:Competency)-[:`IN`]->(f)
  WHERE k.state = 'published' AND k.id <> c.id
  WITH f, k, min(r.order) AS order
  WITH f, k, coalesce(order, k.order) AS place,
    COUNT { MATCH (k)<-[:BROADER]-(n:Competency)-[:`IN`]->(f) WHERE n.state = 'published' AND n.id <> k.id } AS narrower,
    COUNT { MATCH (k)-[:BROADER]->(b:Competency)-[:`IN`]->(f) WHERE b.state = 'published' AND b.id <> k.id } AS broader
  WITH f, k, narrower, broader, CASE WHEN place >= 0 AND place < 1000000000 THEN toString(1000000000000 + toInteger(place * 1000)) ELSE '2' END
    + CASE WHEN narrower > 0 THEN '1' ELSE '2' END + '\t' + coalesce(k.code, '') + '\t' + k.name + '\t' + k.id AS key
  WHERE $after IS NULL OR key > $after
  WITH f, k, narrower, broader, key
  ORDER BY key
  LIMIT $first
  RETURN collect({key: key, kind: coalesce(k.kind, 'skill'), narrower: narrower, broader: broader, competency: k{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}}}) AS items
}
RETURN c.id AS id, items
ORDER BY id
