// How far imports have come, for whoever keeps their files.
// takes   ids: [id]
// gives   id, state, step, changedAt, isKept
// sight   operator
MATCH (i:Import)
WHERE i.id IN $ids
RETURN i.id AS id, i.state AS state, i.step AS step, i.changedAt AS changedAt, i.isKept AS isKept
ORDER BY id
