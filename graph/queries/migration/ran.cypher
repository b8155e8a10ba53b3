// Which migrations this store has seen.
// takes   nothing
// gives   name, checksum
// sight   operator
MATCH (m:Migration)
RETURN m.name AS name, m.checksum AS checksum
ORDER BY name
