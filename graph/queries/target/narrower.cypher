// A page of the published targets right under others of the same framework, in their order, groups first, then by code and name.
// takes   ids: [id], first: int, after: text?
// gives   id, items
// sight   public
UNWIND $ids AS each
MATCH (c:Target {id: each})-[:`IN`]->(f:Framework)
WHERE c.state <> 'draft' AND f.state <> 'draft'
CALL (c, f) {
  MATCH (c)<-[r:BROADER]-(t:Target)-[:`IN`]->(f)
  WHERE t.state = 'published' AND t.id <> c.id
  WITH f, t, min(r.order) AS order
  MATCH (t)<-[:OWNS]-(o:Organization)
  WITH t, o, coalesce(order, t.order) AS place,
    COUNT { MATCH (t)<-[:BROADER]-(n:Target)-[:`IN`]->(f) WHERE n.state = 'published' AND n.id <> t.id } AS narrower,
    COUNT { MATCH (t)-[:BROADER]->(b:Target)-[:`IN`]->(f) WHERE b.state = 'published' AND b.id <> t.id } AS broader
  WITH t, o, narrower, broader, CASE WHEN place >= 0 AND place < 1000000000 THEN toString(1000000000000 + toInteger(place * 1000)) ELSE '2' END
    + CASE WHEN narrower > 0 THEN '1' ELSE '2' END + '\t' + coalesce(t.code, '') + '\t' + t.name + '\t' + t.id AS key
  WHERE $after IS NULL OR key > $after
  WITH t, o, narrower, broader, key
  ORDER BY key
  LIMIT $first
  RETURN collect({key: key, narrower: narrower, broader: broader,
    target: t{.id, .slug, .kind, .code, .name, .about, owner: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url}}}) AS items
}
RETURN c.id AS id, items
ORDER BY id
