// What the full-text index finds for words, first what has just this name and then the best: the thing itself, whichever of its wordings was met, and in which languages.
// takes   words: text, named: text, languages: [text]?, states: [text]?, frameworks: [id]?, kinds: [text]?, first: int
// gives   id, isTarget, framework, kind, state, languages, score
// sight   public
CALL db.index.fulltext.queryNodes('search_words', $words, {`limit`: 20000}) YIELD node, score
OPTIONAL MATCH (node)-[:OF]->(of)
WITH coalesce(of, node) AS thing, node, score
OPTIONAL MATCH (thing)-[:`IN`]->(f:Framework)
WITH thing, f, score, CASE WHEN toLower(node.name) = $named THEN 1 ELSE 0 END AS named,
  CASE WHEN node:Wording THEN node.language ELSE coalesce(f.language, 'und') END AS language
WHERE (thing.state = 'published' OR thing.state = 'deprecated') AND ($states IS NULL OR thing.state IN $states)
  AND ($languages IS NULL OR language IN $languages)
  AND (thing:Competency AND f.state <> 'draft' OR thing:Target AND coalesce(f.state, 'published') <> 'draft')
  AND ($frameworks IS NULL OR f.id IN $frameworks) AND ($kinds IS NULL OR coalesce(thing.kind, 'skill') IN $kinds)
WITH thing, f, max(score) AS score, max(named) AS named, collect(DISTINCT language) AS languages
RETURN thing.id AS id, thing:Target AS isTarget, f.id AS framework, coalesce(thing.kind, 'skill') AS kind, thing.state AS state,
  languages, score
ORDER BY named DESC, score DESC, id
LIMIT $first
