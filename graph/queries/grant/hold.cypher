// Holds one permission of the one who asks for a change and says how it stands. The write keeps a second change waiting.
// takes   viewerId: id, now: instant, grant: id
// gives   permission, version, isLink, credentials, issuers, skills
// sight   viewer
MATCH (p:Person {id: $viewerId})-[:GAVE]->(g:Grant {id: $grant})-[:TO]->(to)
SET g.changedAt = $now
RETURN g{.id, .scope, .parts, .purpose, .note, .requestedAt, .givenAt, .declinedAt, .withdrawnAt, .until, .receiverName} AS permission, g.version AS version, to:Link AS isLink,
  [(g)-[:COVERS]->(c:Credential) | {id: c.id, name: c.name, uri: null}] AS credentials,
  [(g)-[:ALLOWS_ISSUER]->(o:Organization) | {id: o.id, name: o.name, uri: null}] AS issuers,
  [(g)-[:ALLOWS_SKILL]->(k:Competency) | {id: k.id, name: k.name, uri: k.uri}] AS skills
