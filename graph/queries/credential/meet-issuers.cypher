// Makes an organisation for each issuer met for the first time; it counts as unknown until somebody recognises it.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MERGE (o:Organization {did: row.did})
ON CREATE SET o.id = row.id, o.slug = row.slug, o.name = row.name, o.url = row.url, o.kind = 'unknown', o.recognised = false
