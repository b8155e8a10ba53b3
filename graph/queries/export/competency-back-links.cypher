// How what is only named is said to stand to competencies, what they say themselves of who asks for them, and with others also what is described.
// takes   ids: [id], others: bool
// gives   fromUri, type, toUri, isFromTarget, order, necessity, level, importance, atLevel, isSuppressed, isCore, isHot, isInDemand, isSaidBySkill, facts
// sight   public
UNWIND $ids AS each
MATCH (k:Competency {id: each})<-[r:BROADER|PRECEDES|RELATED_TO|REPLACED_BY|REQUIRES|EXEMPLAR_OF|RATED|PERFORMS|USES]-(b)
WHERE b.uri IS NOT NULL AND (b.state = 'external' OR (($others OR coalesce(r.isSaidBySkill, false)) AND b.state IN ['published', 'deprecated']))
RETURN b.uri AS fromUri, type(r) AS type, k.uri AS toUri, b:Target AS isFromTarget, r.order AS order, r.necessity AS necessity, r.level AS level,
  r.importance AS importance, r.atLevel AS atLevel, r.isSuppressed AS isSuppressed, r.isCore AS isCore, r.isHot AS isHot, r.isInDemand AS isInDemand, r.isSaidBySkill AS isSaidBySkill, r.facts AS facts
ORDER BY fromUri, type, toUri
