// Puts evidence beside the credentials it supports.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (c:Credential {id: row.credentialId})
CREATE (c)-[:SUPPORTED_BY]->(e:Evidence)
SET e += row.facts
