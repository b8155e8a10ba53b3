// What targets are said to stand to by their own keepers, with all that is said of it.
// takes   ids: [id]
// gives   fromId, type, toId, order, necessity, level, importance, atLevel, isSuppressed, isCore, isHot, isInDemand, isSaidBySkill, facts
// sight   operator
UNWIND $ids AS each
MATCH (k:Target {id: each})-[r:BROADER|PRECEDES|RELATED_TO|REPLACED_BY|REQUIRES|EXEMPLAR_OF|RATED|PERFORMS|USES]->(b)
WHERE r.isSaidBySkill IS NULL OR NOT r.isSaidBySkill
RETURN k.id AS fromId, type(r) AS type, b.id AS toId, r.order AS order, r.necessity AS necessity, r.level AS level, r.importance AS importance,
  r.atLevel AS atLevel, r.isSuppressed AS isSuppressed, r.isCore AS isCore, r.isHot AS isHot, r.isInDemand AS isInDemand, r.isSaidBySkill AS isSaidBySkill, r.facts AS facts
ORDER BY fromId, type, toId
