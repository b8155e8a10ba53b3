// The ids of targets that can be found, in order: what an index is built from.
// takes   first: int, after: text
// gives   id
// sight   public
MATCH (t:Target)
WHERE t.id > $after AND (t.state = 'published' OR t.state = 'deprecated')
RETURN t.id AS id
ORDER BY id
LIMIT $first
