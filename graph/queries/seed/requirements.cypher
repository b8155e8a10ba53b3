// Says which competencies targets ask for.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (t:Target {id: row.targetId})
MATCH (c:Competency {id: row.competencyId})
CREATE (t)-[r:REQUIRES]->(c)
SET r.level = row.level, r.weight = toFloat(row.weight), r.necessity = row.necessity
