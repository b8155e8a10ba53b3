// Removes a person's links; whoever holds one finds nothing at it.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (:Person {id: $person})-[:GAVE]->(:Grant)-[:TO]->(l:Link)
DETACH DELETE l
