// What was handed in to be imported, for those who curate now, newest first.
// takes   viewerId: id, organizationId: id?, now: instant, first: int, after: text?
// gives   id, state, step, files, begunBy, begunAt, changedAt, isKept, report, reason, incident, key
// sight   viewer
MATCH (:Person {id: $viewerId})-[m:MEMBER_OF]->(:Organization {id: $organizationId})
WHERE m.role = 'curator'
WITH count(m) AS curates
WHERE curates > 0
MATCH (i:Import)
WHERE i.begunAt <= $now
WITH i, i.begunAt + ' ' + i.id AS key
WHERE $after IS NULL OR key < $after
RETURN i.id AS id, i.state AS state, i.step AS step, i.files AS files, i.begunBy AS begunBy, i.begunAt AS begunAt, i.changedAt AS changedAt,
  i.isKept AS isKept, i.report AS report, i.reason AS reason, i.incident AS incident, key
ORDER BY key DESC
LIMIT $first
