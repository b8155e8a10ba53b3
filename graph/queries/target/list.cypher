// Published targets by name, roles and programmes before occupations; groups of occupations only when asked for.
// takes   kind: text?, first: int, after: text?
// gives   target, key
// sight   public
MATCH (t:Target)<-[:OWNS]-(o:Organization)
WHERE t.state = 'published' AND ($kind IS NULL OR t.kind = $kind) AND (t.kind <> 'occupationGroup' OR t.kind = $kind)
WITH t, o, CASE WHEN t.kind IN ['role', 'programme'] THEN '1' ELSE '2' END + '\t' + t.name + '\t' + t.id AS key
WHERE $after IS NULL OR key > $after
RETURN t{.id, .slug, .kind, .code, .name, .about, owner: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url}} AS target, key
ORDER BY key
LIMIT $first
