// What came into frameworks when, newest first: at most fifty releases of each.
// takes   ids: [id]
// gives   id, releases
// sight   public
UNWIND $ids AS each
MATCH (f:Framework {id: each})
WHERE f.state <> 'draft'
CALL (f) {
  MATCH (f)<-[:OF]-(r:Release)
  WITH r
  ORDER BY r.at DESC, r.id DESC
  LIMIT 50
  RETURN collect(r{.id, .version, .at, .added, .changed, .retired}) AS releases
}
RETURN f.id AS id, releases
ORDER BY id
