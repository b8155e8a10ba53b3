// Removes the requests a person sent and nobody gave.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (:Person {id: $person})<-[:TO]-(g:Grant)
WHERE g.givenAt IS NULL
DETACH DELETE g
