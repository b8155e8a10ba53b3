// The id of one person's look log.
// takes   person: id
// gives   log
// sight   operator
MATCH (l:LookLog {ownerId: $person})
RETURN l.id AS log
