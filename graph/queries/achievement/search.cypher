// Published achievements whose name or description holds the words looked for, by name.
// takes   search: text?, first: int, after: text?
// gives   achievement, key
// sight   public
MATCH (a:Achievement)<-[:OFFERS]-(o:Organization)
WHERE a.state = 'published' AND ($search IS NULL OR toLower(a.name) CONTAINS toLower($search) OR toLower(a.about) CONTAINS toLower($search))
WITH a, o, a.name + '\t' + a.id AS key
WHERE $after IS NULL OR key > $after
RETURN a{.id, .uri, .name, .about, .criteria, .type, .image,
    issuer: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url}} AS achievement, key
ORDER BY key
LIMIT $first
