// What targets are called in every language, for finding them and for showing what was found.
// takes   ids: [id]
// gives   target, state, frameworks, language, otherNames, wordings
// sight   public
MATCH (t:Target)<-[:OWNS]-(o:Organization)
WHERE t.id IN $ids AND (t.state = 'published' OR t.state = 'deprecated')
CALL (t) {
  MATCH (t)-[:`IN`]->(f:Framework)
  RETURN count(f) AS among
}
CALL (t) {
  MATCH (t)-[:`IN`]->(f:Framework)
  WHERE f.state <> 'draft'
  RETURN collect(f{.id, .uri, .name, .publisher, .version, .licence}) AS frameworks, head(collect(f.language)) AS language
}
WITH t, o, among, frameworks, language
WHERE among = 0 OR size(frameworks) > 0
CALL (t) {
  MATCH (t)<-[:OF]-(w:Wording)
  RETURN collect(w{.language, .name, .otherNames, .statement}) AS wordings
}
RETURN t{.id, .slug, .kind, .code, .name, .about, owner: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url}} AS target,
  t.state AS state, frameworks, coalesce(language, 'und') AS language, coalesce(t.otherNames, []) AS otherNames, wordings
ORDER BY t.id
