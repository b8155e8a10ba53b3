// Removes what a person is known by.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (:Person {id: $person})-[:KNOWN_AS]->(i:Identifier)
DETACH DELETE i
