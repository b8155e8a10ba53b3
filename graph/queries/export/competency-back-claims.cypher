// What is only named, and with others also what is described, and claimed to mean as much as competencies: what is decided, what their keeper says, and for curators what waits.
// takes   ids: [id], drafts: bool, others: bool, keeperId: id, now: instant
// gives   fromUri, toUri, fromName, toName, predicate, isDenied, confidence, justification, source, facts
// sight   public
UNWIND $ids AS each
MATCH (k:Competency {id: each})<-[:TO]-(m:Mapping)-[:FROM]->(b)
WHERE b.uri IS NOT NULL AND (b.state = 'external' OR ($others AND b.state IN ['published', 'deprecated'])) AND (m.validUntil IS NULL OR m.validUntil > $now)
  AND (m.state IN ['published', 'disputed'] OR (m.state IN ['proposed', 'inReview'] AND ($drafts OR m.authorId = $keeperId)))
RETURN b.uri AS fromUri, k.uri AS toUri, b.name AS fromName, null AS toName, m.predicate AS predicate, m.`not` AS isDenied,
  m.confidence AS confidence, m.justification AS justification, m.source AS source, m.facts AS facts
ORDER BY fromUri, toUri, m.id
