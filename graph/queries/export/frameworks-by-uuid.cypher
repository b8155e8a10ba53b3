// The frameworks a standard knows by this UUID; another keeper may have taken it over.
// takes   uuid: text
// gives   framework
// sight   public
MATCH (f:Framework {uuid: $uuid})
WHERE f.state <> 'draft'
RETURN f{.id, .uuid, .uri, .name, .publisher, .version, .licence, .attribution, .language, .about, .facts, .changedAt} AS framework
ORDER BY f.id
