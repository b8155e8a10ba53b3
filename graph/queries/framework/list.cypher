// Frameworks by name.
// takes   first: int, after: text?
// gives   framework, key
// sight   public
MATCH (f:Framework)
WHERE f.state <> 'draft'
WITH f, f.name + '\t' + f.id AS key
WHERE $after IS NULL OR key > $after
RETURN f{.id, .uri, .name, .publisher, .version, .licence} AS framework, key
ORDER BY key
LIMIT $first
