// What the one who asks answered to credentials of theirs, and when.
// takes   viewerId: id, now: instant, ids: [id]
// gives   id, origin, answeredAt, removedAt, declineReason
// sight   viewer
MATCH (p:Person {id: $viewerId})<-[:ABOUT]-(c:Credential)
WHERE c.id IN $ids AND c.receivedAt <= $now
RETURN c.id AS id, c.origin AS origin, c.answeredAt AS answeredAt, c.removedAt AS removedAt, c.declineReason AS declineReason
ORDER BY id
