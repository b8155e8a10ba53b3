// Writes down how a load ended.
// takes   load: id, state: text, report: text?, now: instant
// gives   nothing
// sight   operator
MATCH (l:Load {id: $load})
SET l.state = $state, l.report = $report, l.endedAt = $now
