// Says which achievement credentials assert, by its own address and its issuer.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (c:Credential {id: row.credentialId})
MATCH (a:Achievement {uri: row.achievementUri})<-[:OFFERS]-(o:Organization {did: row.issuerDid})
CREATE (c)-[:ASSERTS]->(a)
