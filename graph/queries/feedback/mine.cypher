// What I told you, newest first.
// takes   viewerId: id, now: instant, first: int, after: text?
// gives   id, receipt, kind, text, page, state, createdAt, dueAt, answer, answeredAt, about, key
// sight   viewer
MATCH (f:Feedback {senderId: $viewerId})
WITH f, f.createdAt + ' ' + f.id AS key
WHERE f.createdAt <= $now AND ($after IS NULL OR key < $after)
RETURN f.id AS id, f.receipt AS receipt, f.kind AS kind, f.text AS text, f.page AS page, f.state AS state, f.createdAt AS createdAt,
       f.dueAt AS dueAt, f.answer AS answer, f.answeredAt AS answeredAt,
       head([(f)-[:ABOUT]->(n) | CASE WHEN n:Credential THEN 'a credential' ELSE n.name END]) AS about, key
ORDER BY key DESC
LIMIT $first
