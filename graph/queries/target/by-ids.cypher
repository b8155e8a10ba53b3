// Published targets by their ids.
// takes   ids: [id]
// gives   target
// sight   public
MATCH (t:Target)<-[:OWNS]-(o:Organization)
WHERE t.id IN $ids AND t.state = 'published'
RETURN t{.id, .slug, .kind, .code, .name, .about, owner: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url}} AS target
ORDER BY t.id
