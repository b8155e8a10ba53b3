// What targets are claimed to mean as much as: what is decided, what their keeper says, and for curators what waits.
// takes   ids: [id], drafts: bool, keeperId: id, now: instant
// gives   fromUri, toUri, fromName, toName, predicate, isDenied, confidence, justification, source, facts
// sight   public
UNWIND $ids AS each
MATCH (k:Target {id: each})<-[:FROM]-(m:Mapping)-[:TO]->(b)
WHERE b.uri IS NOT NULL AND (b.state IN ['published', 'deprecated', 'external'] OR ($drafts AND b.state = 'draft' AND b.becomes IS NULL)) AND (m.validUntil IS NULL OR m.validUntil > $now)
  AND (m.state IN ['published', 'disputed'] OR (m.state IN ['proposed', 'inReview'] AND ($drafts OR m.authorId = $keeperId)))
RETURN k.uri AS fromUri, b.uri AS toUri, null AS fromName, CASE WHEN b.state = 'external' THEN b.name END AS toName, m.predicate AS predicate, m.`not` AS isDenied,
  m.confidence AS confidence, m.justification AS justification, m.source AS source, m.facts AS facts
ORDER BY fromUri, toUri, m.id
