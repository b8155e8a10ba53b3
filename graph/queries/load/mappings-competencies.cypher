// Puts down claims that two competencies mean the same or nearly; one that is there already stays as it is.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (a:Competency {id: row.fromId})
MATCH (b:Competency {id: row.toId})
WHERE COUNT { MATCH (m:Mapping {id: row.facts.id}) } = 0
CREATE (a)<-[:FROM]-(m:Mapping)-[:TO]->(b)
SET m += row.facts, m.confidence = toFloat(row.confidence)
