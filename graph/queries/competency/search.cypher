// Published competencies whose name, code or statement holds the words looked for, by name.
// takes   search: text?, framework: id?, first: int, after: text?
// gives   competency, key
// sight   public
MATCH (k:Competency)-[:`IN`]->(f:Framework)
WHERE k.state = 'published' AND ($framework IS NULL OR f.id = $framework)
  AND ($search IS NULL OR toLower(k.name) CONTAINS toLower($search) OR toLower(k.statement) CONTAINS toLower($search)
    OR toLower(coalesce(k.code, '')) = toLower($search))
WITH k, f, k.name + '\t' + k.id AS key
WHERE $after IS NULL OR key > $after
RETURN k{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}} AS competency, key
ORDER BY key
LIMIT $first
