// Takes over a load that nobody works on any more.
// takes   load: id, holder: id, now: instant
// gives   nothing
// sight   operator
MATCH (l:Load {id: $load})
SET l.holder = $holder, l.aliveAt = $now
