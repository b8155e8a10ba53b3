// Makes mappings between competencies, with their reviews.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (from:Competency {id: row.fromId})
MATCH (to:Competency {id: row.toId})
CREATE (m:Mapping)-[:FROM]->(from)
CREATE (m)-[:TO]->(to)
SET m += row.facts, m.confidence = toFloat(row.confidence)
FOREACH (review IN row.reviews |
  CREATE (r:Review)-[:OF]->(m)
  SET r.id = review.id, r.reviewerId = review.reviewerId, r.agreement = toFloat(review.agreement), r.note = review.note, r.at = review.at, r.contentHash = review.contentHash
)
