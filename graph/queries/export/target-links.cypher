// How targets are said to stand to others; without others, what a collection or a skill says of them is left to these.
// takes   ids: [id], drafts: bool, others: bool
// gives   fromUri, type, toUri, isFromTarget, order, necessity, level, importance, atLevel, isSuppressed, isCore, isHot, isInDemand, isSaidBySkill, facts
// sight   public
UNWIND $ids AS each
MATCH (k:Target {id: each})-[r:BROADER|PRECEDES|RELATED_TO|REPLACED_BY|REQUIRES|EXEMPLAR_OF|RATED|PERFORMS|USES|COLLECTED_IN]->(b)
WHERE b.uri IS NOT NULL AND ($others OR b.state = 'external' OR (type(r) <> 'COLLECTED_IN' AND NOT coalesce(r.isSaidBySkill, false))) AND (b.state IN ['published', 'deprecated', 'external'] OR ($drafts AND b.state = 'draft' AND b.becomes IS NULL))
RETURN k.uri AS fromUri, type(r) AS type, b.uri AS toUri, k:Target AS isFromTarget, r.order AS order, r.necessity AS necessity, r.level AS level,
  r.importance AS importance, r.atLevel AS atLevel, r.isSuppressed AS isSuppressed, r.isCore AS isCore, r.isHot AS isHot, r.isInDemand AS isInDemand, r.isSaidBySkill AS isSaidBySkill, r.facts AS facts
ORDER BY fromUri, type, toUri
