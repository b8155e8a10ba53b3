// Removes what was noted of requests a person sent and nobody gave.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (:Person {id: $person})<-[:TO]-(g:Grant)<-[:OF]-(x:GrantChange)
WHERE g.givenAt IS NULL
DETACH DELETE x
