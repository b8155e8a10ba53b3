// Says which credentials permissions cover.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (g:Grant {id: row.grantId})
MATCH (c:Credential {id: row.credentialId})
CREATE (g)-[v:COVERS]->(c)
SET v.place = row.place
