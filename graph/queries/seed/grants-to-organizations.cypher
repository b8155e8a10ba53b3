// Makes permissions that go to an organisation.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (giver:Person {id: row.giverId})
MATCH (receiver:Organization {id: row.receiverId})
CREATE (giver)-[:GAVE]->(g:Grant)-[:TO]->(receiver)
SET g += row.facts
