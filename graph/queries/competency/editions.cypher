// What competencies said before, newest first: at most fifty former wordings of each.
// takes   ids: [id]
// gives   id, editions
// sight   public
UNWIND $ids AS each
MATCH (k:Competency {id: each})
WHERE k.state <> 'draft'
CALL (k) {
  MATCH (k)<-[:OF]-(e:Edition)
  WHERE e.state <> 'draft'
  WITH e
  ORDER BY e.until DESC, e.id DESC
  LIMIT 50
  RETURN collect(e{.id, .name, .statement, .code, .kind, .state, .version, .until}) AS editions
}
RETURN k.id AS id, editions
ORDER BY id
