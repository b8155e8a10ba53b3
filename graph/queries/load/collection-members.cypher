// What was put into collections.
// takes   ids: [id]
// gives   fromId, toId, isTarget
// sight   operator
UNWIND $ids AS each
MATCH (k:Competency {id: each})<-[:COLLECTED_IN]-(a)
RETURN a.id AS fromId, k.id AS toId, a:Target AS isTarget
ORDER BY fromId, toId
