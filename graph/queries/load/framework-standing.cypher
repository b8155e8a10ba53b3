// The frameworks known by these addresses, with what was noted of their last release.
// takes   uris: [text]
// gives   id, uri, version, digest, state
// sight   operator
UNWIND $uris AS each
MATCH (f:Framework {uri: each})
WHERE f.state <> 'draft' OR f.loadId IS NULL
RETURN f.id AS id, f.uri AS uri, f.version AS version, f.digest AS digest, f.state AS state
ORDER BY id
