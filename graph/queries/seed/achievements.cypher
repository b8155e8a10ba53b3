// Makes what organisations offer.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (o:Organization {id: row.organizationId})
CREATE (o)-[:OFFERS]->(a:Achievement)
SET a += row.facts
