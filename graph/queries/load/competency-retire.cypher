// Retires competencies that their keeper publishes no more; nothing that points to them is lost.
// takes   ids: [id], now: instant
// gives   nothing
// sight   operator
UNWIND $ids AS each
MATCH (k:Competency {id: each})
SET k.state = 'deprecated', k.retiredAt = $now
