// Makes an achievement for each one met for the first time inside an issuer's credential; one the issuer already offers stays as it is.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (o:Organization {did: row.issuerDid})
MERGE (o)-[:OFFERS]->(a:Achievement {uri: row.uri})
ON CREATE SET a.id = row.id, a.state = 'claimed', a += row.facts
