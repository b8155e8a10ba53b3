// Keeps what a person saw before signing, and forgets earlier ones of theirs that ran out unsigned.
// takes   viewerId: id, now: instant, preview: map
// gives   previewId
// sight   viewer
MATCH (p:Person {id: $viewerId})
CALL (p) {
  MATCH (old:RecordPreview)-[:OF]->(p)
  WHERE old.signedAt IS NULL AND old.expiresAt <= $now
  DETACH DELETE old
}
CREATE (r:RecordPreview)-[:OF]->(p)
SET r += $preview, r.createdAt = $now
RETURN r.id AS previewId
