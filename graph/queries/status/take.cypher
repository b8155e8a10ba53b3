// Writes down which places of a list were ever given out.
// takes   id: id, taken: text
// gives   nothing
// sight   operator
MATCH (l:StatusList {id: $id})
SET l.taken = $taken
