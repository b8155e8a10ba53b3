// Imports by their ids, for those who curate now.
// takes   viewerId: id, organizationId: id?, ids: [id], now: instant
// gives   id, state, step, files, begunBy, begunAt, changedAt, isKept, report, reason, incident
// sight   viewer
MATCH (:Person {id: $viewerId})-[m:MEMBER_OF]->(:Organization {id: $organizationId})
WHERE m.role = 'curator'
WITH count(m) AS curates
WHERE curates > 0
MATCH (i:Import)
WHERE i.id IN $ids AND i.begunAt <= $now
RETURN i.id AS id, i.state AS state, i.step AS step, i.files AS files, i.begunBy AS begunBy, i.begunAt AS begunAt, i.changedAt AS changedAt,
  i.isKept AS isKept, i.report AS report, i.reason AS reason, i.incident AS incident
ORDER BY id
