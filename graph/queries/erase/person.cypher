// Removes the person.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (p:Person {id: $person})
DETACH DELETE p
