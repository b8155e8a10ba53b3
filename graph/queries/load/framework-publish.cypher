// Gives frameworks what they say now, makes them visible, and notes the release.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (f:Framework {id: row.facts.id})
SET f += row.facts
CREATE (r:Release)-[:OF]->(f)
SET r += row.release
