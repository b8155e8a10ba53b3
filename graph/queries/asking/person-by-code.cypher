// Whom a code leads to, while it holds.
// takes   codeHash: text, now: instant
// gives   personId
// sight   operator
MATCH (p:Person {askCodeHash: $codeHash})
WHERE p.askCodeUntil > $now
RETURN p.id AS personId
ORDER BY personId
