// What people told us, for those who curate now: barriers first, then what is due first.
// takes   viewerId: id, organizationId: id?, state: text?, now: instant, first: int, after: text?
// gives   id, receipt, kind, text, page, state, createdAt, dueAt, answer, answeredAt, about, key
// sight   viewer
MATCH (:Person {id: $viewerId})-[m:MEMBER_OF]->(:Organization {id: $organizationId})
WHERE m.role = 'curator'
WITH count(m) AS curates
WHERE curates > 0
MATCH (f:Feedback)
WHERE ($state IS NULL OR f.state = $state) AND f.createdAt <= $now
WITH f, CASE f.kind WHEN 'barrier' THEN '0' ELSE '1' END + f.dueAt + ' ' + f.id AS key
WHERE $after IS NULL OR key > $after
RETURN f.id AS id, f.receipt AS receipt, f.kind AS kind, f.text AS text, f.page AS page, f.state AS state, f.createdAt AS createdAt,
       f.dueAt AS dueAt, f.answer AS answer, f.answeredAt AS answeredAt,
       head([(f)-[:ABOUT]->(n) | CASE WHEN n:Credential THEN 'a credential' ELSE n.name END]) AS about, key
ORDER BY key
LIMIT $first
