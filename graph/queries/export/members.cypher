// What stands in collections.
// takes   ids: [id], drafts: bool
// gives   fromUri, toUri, facts
// sight   public
UNWIND $ids AS each
MATCH (k:Competency {id: each})<-[r:COLLECTED_IN]-(b)
WHERE b.uri IS NOT NULL AND (b.state IN ['published', 'deprecated', 'external'] OR ($drafts AND b.state = 'draft' AND b.becomes IS NULL))
RETURN b.uri AS fromUri, k.uri AS toUri, r.facts AS facts
ORDER BY toUri, fromUri
