// Removes what a person's links show.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (:Person {id: $person})-[:GAVE]->(:Grant)-[:TO]->(:Link)-[:SHOWS]->(d:Document)
DETACH DELETE d
