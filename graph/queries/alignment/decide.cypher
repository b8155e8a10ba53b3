// Moves one alignment to a new state, and with it the thin edge that derivations follow: laid when published, lifted otherwise.
// takes   alignment: id, facts: map
// gives   achievementId, competencyId
// sight   operator
MATCH (a:Achievement)-[:HAS_ALIGNMENT]->(x:Alignment {id: $alignment})-[:TO]->(k:Competency)
SET x += $facts
WITH a, x, k
CALL (a, x, k) {
  MATCH (a)-[old:ALIGNED_TO {alignmentId: x.id}]->(k)
  DELETE old
  RETURN count(*) AS lifted
}
CALL (a, x, k) {
  WITH a, x, k
  WHERE x.state = 'published'
  CREATE (a)-[:ALIGNED_TO {alignmentId: x.id, level: x.level}]->(k)
  RETURN count(*) AS laid
}
RETURN a.id AS achievementId, k.id AS competencyId
