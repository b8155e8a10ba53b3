// Which places of a list were ever given out.
// takes   slug: text
// gives   id, taken
// sight   operator
MATCH (l:StatusList {slug: $slug})
RETURN l.id AS id, l.taken AS taken
