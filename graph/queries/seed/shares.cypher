// Makes permissions that go to whoever holds a link, with the signed record the link shows.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (giver:Person {id: row.giverId})
CREATE (giver)-[:GAVE]->(g:Grant)-[:TO]->(l:Link)-[:SHOWS]->(d:Document)
SET g += row.facts, l += row.link, d += row.document
