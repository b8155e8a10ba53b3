// Puts down claims that two targets mean the same or nearly; one that is there already stays as it is.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (a:Target {id: row.fromId})
MATCH (b:Target {id: row.toId})
WHERE COUNT { MATCH (m:Mapping {id: row.facts.id}) } = 0
CREATE (a)<-[:FROM]-(m:Mapping)-[:TO]->(b)
SET m += row.facts, m.confidence = toFloat(row.confidence)
