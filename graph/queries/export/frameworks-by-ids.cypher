// Frameworks with all that is said of them.
// takes   ids: [id]
// gives   framework
// sight   public
MATCH (f:Framework)
WHERE f.id IN $ids AND f.state <> 'draft'
RETURN f{.id, .uuid, .uri, .name, .publisher, .version, .licence, .attribution, .language, .about, .facts, .changedAt} AS framework
ORDER BY f.id
