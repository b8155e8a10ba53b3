// Ends what others allowed a person; it stays among what these others allowed.
// takes   person: id, now: instant
// gives   nothing
// sight   operator
MATCH (:Person {id: $person})<-[:TO]-(g:Grant)
WHERE g.withdrawnAt IS NULL
SET g.withdrawnAt = $now
