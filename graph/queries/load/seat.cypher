// Keeps everybody else who wants to begin a load waiting until this transaction ends.
// takes   now: instant
// gives   nothing
// sight   operator
MERGE (s:LoadSeat {id: 'one'})
SET s.takenAt = $now
