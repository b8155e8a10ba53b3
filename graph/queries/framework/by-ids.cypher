// Frameworks by their ids.
// takes   ids: [id]
// gives   framework
// sight   public
MATCH (f:Framework)
WHERE f.id IN $ids AND f.state <> 'draft'
RETURN f{.id, .uri, .name, .publisher, .version, .licence} AS framework
ORDER BY f.id
