// Removes the exact documents of a person's credentials.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (:Person {id: $person})<-[:ABOUT]-(:Credential)-[:WRITTEN_AS]->(d:Document)
DETACH DELETE d
