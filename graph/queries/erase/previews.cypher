// Removes what a person saw before signing.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (:Person {id: $person})<-[:OF]-(r:RecordPreview)
DETACH DELETE r
