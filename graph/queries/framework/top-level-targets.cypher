// A page of the published targets that lie under no other of their framework: those with others under them first, then loose ones.
// takes   ids: [id], first: int, after: text?
// gives   id, items
// sight   public
UNWIND $ids AS each
MATCH (f:Framework {id: each})
WHERE f.state <> 'draft'
CALL (f) {
  MATCH (f)<-[:`IN`]-(t:Target)<-[:OWNS]-(o:Organization)
  WHERE t.state = 'published' AND NOT EXISTS { MATCH (t)-[:BROADER]->(b:Target)-[:`IN`]->(f) WHERE b.state = 'published' AND b.id <> t.id }
  WITH f, t, o, COUNT { MATCH (t)<-[:BROADER]-(n:Target)-[:`IN`]->(f) WHERE n.state = 'published' AND n.id <> t.id } AS narrower
  WITH t, o, narrower, CASE WHEN narrower > 0 THEN '1' ELSE '2' END
    + CASE WHEN t.order >= 0 AND t.order < 1000000000 THEN toString(1000000000000 + toInteger(t.order * 1000)) ELSE '2' END
    + '\t' + coalesce(t.code, '') + '\t' + t.name + '\t' + t.id AS key
  WHERE $after IS NULL OR key > $after
  WITH t, o, narrower, key
  ORDER BY key
  LIMIT $first
  RETURN collect({key: key, narrower: narrower, broader: 0,
    target: t{.id, .slug, .kind, .code, .name, .about, owner: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url}}}) AS items
}
RETURN f.id AS id, items
ORDER BY id
