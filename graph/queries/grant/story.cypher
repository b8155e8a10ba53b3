// What one permission of the one who asks says, and all that happened to it: what its receipts are made of.
// takes   viewerId: id, now: instant, grant: id
// gives   permission, giverName, credentials, issuers, skills, changes
// sight   viewer
MATCH (p:Person {id: $viewerId})-[:GAVE]->(g:Grant {id: $grant})
WHERE g.givenAt <= $now OR g.declinedAt <= $now OR g.withdrawnAt <= $now
RETURN g{.id, .scope, .parts, .purpose, .note, .requestedAt, .givenAt, .declinedAt, .withdrawnAt, .until, .receiverName} AS permission, p.name AS giverName,
  [(g)-[:COVERS]->(c:Credential) | {id: c.id, name: c.name, uri: null}] AS credentials,
  [(g)-[:ALLOWS_ISSUER]->(o:Organization) | {id: o.id, name: o.name, uri: null}] AS issuers,
  [(g)-[:ALLOWS_SKILL]->(k:Competency) | {id: k.id, name: k.name, uri: k.uri}] AS skills,
  [(x:GrantChange)-[:OF]->(g) | x{.what, .at, .version, .terms}] AS changes
