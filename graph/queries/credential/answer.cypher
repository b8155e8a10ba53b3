// Writes down what their owner answered to credentials. What was removed remembers what it was, and whether a newer one took its place.
// takes   ids: [id], viewerId: id, now: instant, answer: text, reason: text?, isReplaced: bool
// gives   credentialId
// sight   viewer
UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})-[:ABOUT]->(p:Person {id: $viewerId})
WITH c, c.answer AS was, c.removedFrom AS earlier, c.declineReason AS said
SET c.answer = $answer, c.answeredAt = CASE WHEN $answer = 'pending' THEN null ELSE $now END,
    c.declineReason = CASE WHEN $answer = 'declined' THEN coalesce($reason, said) WHEN $answer = 'removed' THEN said ELSE null END,
    c.removedAt = CASE WHEN $answer = 'removed' THEN $now ELSE null END,
    c.removedFrom = CASE WHEN $answer <> 'removed' THEN null WHEN was = 'removed' THEN earlier ELSE was END,
    c.replacedAt = CASE WHEN $isReplaced THEN $now ELSE null END
RETURN c.id AS credentialId
