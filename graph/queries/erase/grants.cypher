// Removes the permissions a person gave, and the requests that wait for them.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (:Person {id: $person})-[:GAVE]->(g:Grant)
DETACH DELETE g
