// Removes looks at a person that no log has taken in.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (:Person {id: $person})<-[:OF]-(a:Access)
DETACH DELETE a
