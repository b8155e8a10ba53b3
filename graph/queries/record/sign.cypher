// Closes a preview with what was signed of it; only the first of several at once finds it open.
// takes   viewerId: id, now: instant, preview: id, signedKey: text?, grantId: id?, document: map
// gives   documentId
// sight   viewer
MATCH (r:RecordPreview {id: $preview})-[:OF]->(p:Person {id: $viewerId})
SET r.triedAt = $now
WITH r
WHERE r.signedAt IS NULL AND r.expiresAt > $now
SET r.signedAt = $now, r.signedKey = $signedKey, r.grantId = $grantId
CREATE (r)-[:SIGNED_AS]->(d:Document)
SET d += $document
RETURN d.id AS documentId
