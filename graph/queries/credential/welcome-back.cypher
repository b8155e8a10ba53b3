// Puts credentials that were declined or removed back into the inbox, because their owner handed them in again.
// takes   ids: [id], now: instant
// gives   nothing
// sight   operator
MATCH (c:Credential)
WHERE c.id IN $ids AND c.answer IN ['declined', 'removed']
SET c.answer = 'pending', c.receivedAt = $now, c.answeredAt = null, c.declineReason = null, c.removedAt = null, c.removedFrom = null, c.replacedAt = null
