// What competencies are called in every language, for finding them and for showing what was found.
// takes   ids: [id]
// gives   competency, kind, state, language, otherNames, wordings
// sight   public
MATCH (k:Competency)-[:`IN`]->(f:Framework)
WHERE k.id IN $ids AND f.state <> 'draft' AND (k.state = 'published' OR k.state = 'deprecated')
CALL (k) {
  MATCH (k)<-[:OF]-(w:Wording)
  RETURN collect(w{.language, .name, .otherNames, .statement}) AS wordings
}
RETURN k{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}} AS competency,
  coalesce(k.kind, 'skill') AS kind, k.state AS state, coalesce(f.language, 'und') AS language,
  coalesce(k.otherNames, []) AS otherNames, wordings
ORDER BY k.id
