// Keeps what the one who asks brought along from an earlier place; what is kept already stays as it is.
// takes   viewerId: id, now: instant, rows: [map]
// gives   kept
// sight   viewer
UNWIND $rows AS row
MATCH (p:Person {id: $viewerId})
MERGE (k:Keepsake {id: row.id})
ON CREATE SET k += row.facts, k.keptAt = $now
WITH k, p
MERGE (k)-[:OF]->(p)
RETURN count(k) AS kept
