// What competencies say of the targets that ask for them: their keepers' words, and not those of the targets.
// takes   ids: [id]
// gives   fromId, toId, necessity, level, facts
// sight   operator
UNWIND $ids AS each
MATCH (k:Competency {id: each})<-[r:REQUIRES]-(a:Target)
WHERE r.isSaidBySkill
RETURN a.id AS fromId, k.id AS toId, r.necessity AS necessity, r.level AS level, r.facts AS facts
ORDER BY fromId, toId
