// The competencies of a framework as they stand, a page of them.
// takes   frameworkId: id, first: int, after: text
// gives   id, uri, state, digest, linkDigest, isRetired
// sight   operator
MATCH (f:Framework {id: $frameworkId})<-[:`IN`]-(k:Competency)
WHERE k.id > $after AND k.uri IS NOT NULL AND (k.state <> 'draft' OR k.becomes IS NULL)
RETURN k.id AS id, k.uri AS uri, k.state AS state, k.digest AS digest, k.linkDigest AS linkDigest, k.retiredAt IS NOT NULL AS isRetired
ORDER BY id
LIMIT $first
