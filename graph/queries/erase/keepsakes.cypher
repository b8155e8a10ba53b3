// Removes what a person brought along from earlier places.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (:Person {id: $person})<-[:OF]-(k:Keepsake)
DETACH DELETE k
