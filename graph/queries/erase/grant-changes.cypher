// Removes how a person's permissions came about and changed.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (:Person {id: $person})-[:GAVE]->(:Grant)<-[:OF]-(x:GrantChange)
DETACH DELETE x
