// Removes the records a person signed and gave to nobody by link.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (:Person {id: $person})<-[:OF]-(:RecordPreview)-[:SIGNED_AS]->(d:Document)
DETACH DELETE d
