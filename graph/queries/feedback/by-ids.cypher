// Messages by their ids: one's own, and all of them for those who curate now.
// takes   viewerId: id, organizationId: id?, ids: [id], now: instant
// gives   id, receipt, kind, text, page, state, createdAt, dueAt, answer, answeredAt, about
// sight   viewer
CALL () {
  MATCH (:Person {id: $viewerId})-[m:MEMBER_OF]->(:Organization {id: $organizationId})
  WHERE m.role = 'curator'
  RETURN count(m) AS curates
}
MATCH (f:Feedback)
WHERE f.id IN $ids AND (curates > 0 OR f.senderId = $viewerId) AND f.createdAt <= $now
RETURN f.id AS id, f.receipt AS receipt, f.kind AS kind, f.text AS text, f.page AS page, f.state AS state, f.createdAt AS createdAt,
       f.dueAt AS dueAt, f.answer AS answer, f.answeredAt AS answeredAt,
       head([(f)-[:ABOUT]->(n) | CASE WHEN n:Credential THEN 'a credential' ELSE n.name END]) AS about
ORDER BY f.id
