// Says which earlier credential a newer one with the same name of its issuer stands in for.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (newer:Credential {id: row.newerId})
MATCH (older:Credential {id: row.olderId})
MERGE (newer)-[:REPLACES]->(older)
