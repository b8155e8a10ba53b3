// Removes what a person says of their own skills.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (:Person {id: $person})<-[:OF]-(s:SelfAssertion)
DETACH DELETE s
