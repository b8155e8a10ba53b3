// Writes down what their owner answered to credentials.
// takes   ids: [id], viewerId: id, now: instant, answer: text, reason: text?
// gives   credentialId
// sight   viewer
UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})-[:ABOUT]->(p:Person {id: $viewerId})
SET c.answer = $answer, c.answeredAt = CASE WHEN $answer = 'pending' THEN null ELSE $now END,
    c.declineReason = CASE WHEN $answer = 'declined' THEN $reason ELSE null END,
    c.removedAt = CASE WHEN $answer = 'removed' THEN $now ELSE null END
RETURN c.id AS credentialId
