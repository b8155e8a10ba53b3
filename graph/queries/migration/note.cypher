// Notes that a migration ran.
// takes   name: id, checksum: text, at: instant
// gives   nothing
// sight   operator
MERGE (m:Migration {name: $name})
SET m.checksum = $checksum, m.at = $at
