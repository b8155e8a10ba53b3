// Some targets with all that is said of them and the frameworks they stand in, retired ones too.
// takes   ids: [id], drafts: bool
// gives   item, wordings, frameworkId
// sight   public
MATCH (k:Target)-[:`IN`]->(f:Framework)
WHERE k.id IN $ids AND f.state <> 'draft' AND k.uri IS NOT NULL AND (k.state = 'published' OR k.state = 'deprecated' OR ($drafts AND k.state = 'draft' AND k.becomes IS NULL))
CALL (k) {
  MATCH (k)<-[:OF]-(w:Wording)
  RETURN collect(w{.language, .name, .statement, .otherNames}) AS wordings
}
RETURN k{.id, .uri, .code, .name, .kind, .language, .otherNames, .sameAs, .order, .changedAt, .facts, .state, .retiredAt, statement: k.about} AS item, wordings, f.id AS frameworkId
ORDER BY k.id, frameworkId
