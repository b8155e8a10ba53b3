// Lays a request before the person it is for. Nobody is asked by themselves.
// takes   grantId: id, personId: id
// gives   nothing
// sight   operator
MATCH (g:Grant {id: $grantId})-[:TO]->(asker:Person)
MATCH (p:Person {id: $personId})
WHERE p.id <> asker.id
CREATE (p)-[:GAVE]->(g)
