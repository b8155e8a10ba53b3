// Makes targets of organisations.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (o:Organization {id: row.organizationId})
CREATE (o)-[:OWNS]->(t:Target)
SET t += row.facts
