// Until when the code of the one who asks leads to them.
// takes   viewerId: id, now: instant
// gives   until
// sight   viewer
MATCH (p:Person {id: $viewerId})
WHERE p.askCodeUntil > $now
RETURN p.askCodeUntil AS until
