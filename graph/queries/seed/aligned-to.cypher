// Lays the thin edges of published alignments.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (a:Achievement {id: row.achievementId})
MATCH (c:Competency {id: row.competencyId})
CREATE (a)-[t:ALIGNED_TO]->(c)
SET t.alignmentId = row.alignmentId, t.level = row.level
