// Removes what is remembered of those who opened a person's links.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (:Person {id: $person})-[:GAVE]->(:Grant)-[:TO]->(:Link)<-[:OF]-(o:Opening)
DETACH DELETE o
