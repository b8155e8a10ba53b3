// Who was erased, as hashes that name nobody.
// takes   nothing
// gives   hash, salt, at
// sight   operator
MATCH (t:Tombstone)
RETURN t.id AS hash, t.salt AS salt, t.at AS at
ORDER BY hash
