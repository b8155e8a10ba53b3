// Says whom credentials are about.
// takes   rows: [map]
// gives   credentialId
// sight   operator
UNWIND $rows AS row
MATCH (c:Credential {id: row.credentialId})
MATCH (p:Person {id: row.personId})
CREATE (c)-[:ABOUT]->(p)
RETURN c.id AS credentialId
