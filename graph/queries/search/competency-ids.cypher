// The ids of competencies that can be found, in order: what an index is built from.
// takes   first: int, after: text
// gives   id
// sight   public
MATCH (k:Competency)
WHERE k.id > $after AND (k.state = 'published' OR k.state = 'deprecated')
RETURN k.id AS id
ORDER BY id
LIMIT $first
