// Says which role people have in which organisation.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (p:Person {id: row.personId})
MATCH (o:Organization {id: row.organizationId})
CREATE (p)-[m:MEMBER_OF]->(o)
SET m.role = row.role
