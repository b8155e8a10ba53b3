// Removes the evidence of a person's credentials.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (:Person {id: $person})<-[:ABOUT]-(:Credential)-[:SUPPORTED_BY]->(e:Evidence)
DETACH DELETE e
