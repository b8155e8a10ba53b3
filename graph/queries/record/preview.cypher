// One preview of the one who asks, and what was signed of it if anything was.
// takes   viewerId: id, now: instant, preview: id
// gives   input, digest, isOpen, signedKey, signed, grantId
// sight   viewer
MATCH (r:RecordPreview {id: $preview})-[:OF]->(p:Person {id: $viewerId})
RETURN {ownerId: p.id, object: r.id, text: r.input} AS input, r.digest AS digest, r.expiresAt > $now AS isOpen, r.signedKey AS signedKey,
  head([(r)-[:SIGNED_AS]->(d:Document) WHERE d.text <> '' | {ownerId: p.id, object: d.id, text: d.text}]) AS signed, r.grantId AS grantId
