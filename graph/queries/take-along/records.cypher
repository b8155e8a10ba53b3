// The records the one who asks has signed, as they were signed.
// takes   viewerId: id, now: instant, after: text, first: int
// gives   id, signedAt, grantId, text
// sight   viewer
MATCH (p:Person {id: $viewerId})<-[:OF]-(r:RecordPreview)-[:SIGNED_AS]->(d:Document)
WHERE r.id > $after AND r.signedAt <= $now AND d.text <> ''
RETURN r.id AS id, r.signedAt AS signedAt, r.grantId AS grantId, {ownerId: p.id, object: d.id, text: d.text} AS text
ORDER BY id
LIMIT $first
