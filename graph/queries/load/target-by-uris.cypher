// Which targets are known by these addresses, and whose they are.
// takes   uris: [text]
// gives   id, uri, state, linkDigest, frameworkId
// sight   operator
UNWIND $uris AS each
MATCH (k:Target {uri: each})
WHERE k.state <> 'draft' OR k.becomes IS NULL
CALL (k) {
  MATCH (k)-[:`IN`]->(f:Framework)
  RETURN head(collect(f.id)) AS frameworkId
}
RETURN k.id AS id, k.uri AS uri, k.state AS state, k.linkDigest AS linkDigest, frameworkId
ORDER BY id
