// Keeps what targets said until now, before they say something else.
// takes   rows: [map], now: instant
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (k:Target {id: row.ofId})
CREATE (e:Edition)-[:OF]->(k)
SET e.id = row.id, e.name = k.name, e.statement = k.about, e.code = k.code, e.kind = k.kind, e.state = k.state, e.version = row.version, e.until = $now
