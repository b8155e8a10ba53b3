// Lays the thin edges of published mappings: holding the first counts as the second.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (held:Competency {id: row.fromId})
MATCH (counted:Competency {id: row.toId})
CREATE (held)-[c:COUNTS_AS]->(counted)
SET c.weight = row.weight, c.mappingId = row.mappingId
