// Writes down how far an import has come, as long as it is where we left it.
// takes   importId: id, from: [text], state: text, isKept: bool, report: text?, reason: text?, incident: text?, now: instant
// gives   id, step, files, begunBy, report
// sight   operator
MATCH (i:Import {id: $importId})
WHERE i.state IN $from
SET i.state = $state, i.isKept = $isKept, i.report = coalesce($report, i.report), i.reason = $reason, i.incident = $incident, i.changedAt = $now
RETURN i.id AS id, i.step AS step, i.files AS files, i.begunBy AS begunBy, i.report AS report
