// All frameworks with all that is said of them, a page of them by id.
// takes   first: int, after: text
// gives   framework
// sight   public
MATCH (f:Framework)
WHERE f.state <> 'draft' AND f.id > $after
RETURN f{.id, .uuid, .uri, .name, .publisher, .version, .licence, .attribution, .language, .about, .facts, .changedAt} AS framework
ORDER BY f.id
LIMIT $first
