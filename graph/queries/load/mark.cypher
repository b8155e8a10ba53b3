// Counts one batch of a load, as long as it is still ours and wanted.
// takes   load: id, holder: id, written: int, now: instant
// gives   id
// sight   operator
MATCH (l:Load {id: $load})
WHERE l.holder = $holder AND l.state = 'loading'
SET l.written = $written, l.aliveAt = $now
RETURN l.id AS id
