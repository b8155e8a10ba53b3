// Stores credentials as facts, each with its issuer and its exact text.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (o:Organization {did: row.issuerDid})
CREATE (c:Credential)-[:ISSUED_BY]->(o)
SET c += row.facts
CREATE (c)-[:WRITTEN_AS]->(d:Document)
SET d += row.document
