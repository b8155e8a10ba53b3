// Makes alignments of achievements to competencies, in whatever state they are.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (a:Achievement {id: row.achievementId})
MATCH (c:Competency {id: row.competencyId})
CREATE (a)-[:HAS_ALIGNMENT]->(x:Alignment)-[:TO]->(c)
SET x += row.facts, x.confidence = toFloat(row.confidence)
