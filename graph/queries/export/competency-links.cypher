// How competencies are said to stand to others; without others, what stands in a collection is said by the collection.
// takes   ids: [id], drafts: bool, others: bool
// gives   fromUri, type, toUri, isFromTarget, order, necessity, level, importance, atLevel, isSuppressed, isCore, isHot, isInDemand, isSaidBySkill, facts
// sight   public
UNWIND $ids AS each
MATCH (k:Competency {id: each})-[r:BROADER|PRECEDES|RELATED_TO|REPLACED_BY|REQUIRES|EXEMPLAR_OF|RATED|PERFORMS|USES|COLLECTED_IN]->(b)
WHERE b.uri IS NOT NULL AND ($others OR type(r) <> 'COLLECTED_IN' OR b.state = 'external') AND (b.state IN ['published', 'deprecated', 'external'] OR ($drafts AND b.state = 'draft' AND b.becomes IS NULL))
RETURN k.uri AS fromUri, type(r) AS type, b.uri AS toUri, k:Target AS isFromTarget, r.order AS order, r.necessity AS necessity, r.level AS level,
  r.importance AS importance, r.atLevel AS atLevel, r.isSuppressed AS isSuppressed, r.isCore AS isCore, r.isHot AS isHot, r.isInDemand AS isInDemand, r.isSaidBySkill AS isSaidBySkill, r.facts AS facts
ORDER BY fromUri, type, toUri
