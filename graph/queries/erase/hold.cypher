// Takes hold of a person who is to be erased: whatever would add something to them waits, and then finds nobody.
// takes   person: id, now: instant
// gives   id
// sight   operator
MATCH (p:Person {id: $person})
SET p.erasedAt = $now
RETURN p.id AS id
