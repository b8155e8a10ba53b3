// Keeps the hash of a code by which the one who asks may be found; the one before it leads nowhere any more.
// takes   viewerId: id, now: instant, codeHash: text, until: instant
// gives   until
// sight   viewer
MATCH (p:Person {id: $viewerId})
SET p.askCodeHash = $codeHash, p.askCodeMadeAt = $now, p.askCodeUntil = $until
RETURN p.askCodeUntil AS until
