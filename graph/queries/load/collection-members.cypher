// What was put into collections.
// takes   ids: [id]
// gives   fromId, toId, isTarget, facts
// sight   operator
UNWIND $ids AS each
MATCH (k:Competency {id: each})<-[r:COLLECTED_IN]-(a)
RETURN a.id AS fromId, k.id AS toId, a:Target AS isTarget, r.facts AS facts
ORDER BY fromId, toId
