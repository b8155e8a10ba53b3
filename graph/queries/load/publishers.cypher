// Makes the organisations that publish targets; one that is there stays as it is.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MERGE (o:Organization {id: row.id})
ON CREATE SET o.slug = row.slug, o.name = row.name, o.kind = 'publisher', o.recognised = false
