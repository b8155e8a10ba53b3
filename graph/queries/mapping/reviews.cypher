// Who reviewed mappings, and how far they agreed; a review of an older text no longer counts.
// takes   ids: [id]
// gives   id, reviewerName, agreement, note, at
// sight   public
UNWIND $ids AS each
MATCH (m:Mapping {id: each})<-[:OF]-(r:Review)
WHERE r.contentHash = m.contentHash
MATCH (p:Person {id: r.reviewerId})
RETURN m.id AS id, p.name AS reviewerName, r.agreement AS agreement, r.note AS note, r.at AS at
ORDER BY id, at, r.id
