// A page of the targets that stand in a framework today, with all that is said of them.
// takes   frameworkId: id, drafts: bool, first: int, after: text
// gives   item, wordings
// sight   public
MATCH (f:Framework {id: $frameworkId})<-[:`IN`]-(k:Target)
WHERE k.id > $after AND k.uri IS NOT NULL AND k.retiredAt IS NULL AND (k.state = 'published' OR k.state = 'deprecated' OR ($drafts AND k.state = 'draft' AND k.becomes IS NULL))
WITH k
ORDER BY k.id
LIMIT $first
CALL (k) {
  MATCH (k)<-[:OF]-(w:Wording)
  RETURN collect(w{.language, .name, .statement, .otherNames}) AS wordings
}
RETURN k{.id, .uri, .code, .name, .kind, .language, .otherNames, .sameAs, .order, .changedAt, .facts, .state, .retiredAt, statement: k.about} AS item, wordings
ORDER BY k.id
