// Answers an open message; for those who curate now. The first write keeps a second curator waiting.
// takes   viewerId: id, organizationId: id?, feedback: id, answer: text, now: instant
// gives   id, receipt, kind, text, page, state, createdAt, dueAt, answer, answeredAt, about
// sight   viewer
MATCH (:Person {id: $viewerId})-[m:MEMBER_OF]->(:Organization {id: $organizationId})
WHERE m.role = 'curator'
WITH count(m) AS curates
WHERE curates > 0
MATCH (f:Feedback {id: $feedback})
SET f.heldAt = $now
WITH f
WHERE f.state = 'open'
SET f.state = 'answered', f.answer = $answer, f.answeredAt = $now, f.answeredById = $viewerId
RETURN f.id AS id, f.receipt AS receipt, f.kind AS kind, f.text AS text, f.page AS page, f.state AS state, f.createdAt AS createdAt,
       f.dueAt AS dueAt, f.answer AS answer, f.answeredAt AS answeredAt,
       head([(f)-[:ABOUT]->(n) | CASE WHEN n:Credential THEN 'a credential' ELSE n.name END]) AS about
