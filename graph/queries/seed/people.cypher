// Makes people, with what they are known by.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
CREATE (p:Person)
SET p += row.facts
FOREACH (identifier IN row.identifiers |
  CREATE (p)-[:KNOWN_AS]->(i:Identifier)
  SET i.id = identifier.id, i.kind = identifier.kind, i.value = identifier.value, i.provenAt = identifier.provenAt
)
