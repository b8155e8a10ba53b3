// Says which credentials came inside which record.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (outer:Credential {id: row.outerId})
MATCH (inner:Credential {id: row.innerId})
MERGE (outer)-[:WRAPS]->(inner)
