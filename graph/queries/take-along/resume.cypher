// Writes down when the one who asks had answered to credentials at an earlier place, and why they said no.
// takes   viewerId: id, now: instant, rows: [map]
// gives   resumed
// sight   viewer
UNWIND $rows AS row
MATCH (c:Credential {id: row.id})-[:ABOUT]->(p:Person {id: $viewerId})
WHERE c.receivedAt <= $now
SET c.answeredAt = row.answeredAt, c.removedAt = row.removedAt, c.declineReason = row.declineReason
RETURN count(c) AS resumed
