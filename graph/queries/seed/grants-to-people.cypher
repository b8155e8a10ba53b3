// Makes permissions that go to a person.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (giver:Person {id: row.giverId})
MATCH (receiver:Person {id: row.receiverId})
CREATE (giver)-[:GAVE]->(g:Grant)-[:TO]->(receiver)
SET g += row.facts
