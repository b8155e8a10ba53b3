// All permissions the one who asks ever gave or was asked for, with what each opens and what became of it. No secret of a link is in it.
// takes   viewerId: id, now: instant, after: text, first: int
// gives   permission, asker, receiverKind, link, credentials, issuers, skills, changes
// sight   viewer
MATCH (p:Person {id: $viewerId})-[:GAVE]->(g:Grant)-[:TO]->(r)
WHERE g.id > $after AND $now IS NOT NULL
WITH g, r
ORDER BY g.id
LIMIT $first
RETURN g{.id, .scope, .parts, .purpose, .note, .requestedAt, .givenAt, .declinedAt, .withdrawnAt, .until, .receiverName} AS permission, g{.askerName, .viaName, .reason} AS asker,
  CASE WHEN r:Link THEN 'link' WHEN r:Person THEN 'person' ELSE 'organisation' END AS receiverKind,
  {opens: r.opens, most: r.most, createdAt: r.createdAt, lastOpenedAt: r.lastOpenedAt, replacedAt: r.replacedAt, hasPassphrase: r.passphraseHash IS NOT NULL} AS link,
  [(g)-[:COVERS]->(c:Credential) | {id: c.id, name: c.name, uri: c.uri}] AS credentials,
  [(g)-[:ALLOWS_ISSUER]->(o:Organization) | {id: o.id, name: o.name, uri: o.did}] AS issuers,
  [(g)-[:ALLOWS_SKILL]->(k:Competency) | {id: k.id, name: k.name, uri: k.uri}] AS skills,
  [(x:GrantChange)-[:OF]->(g) | x{.what, .at, .version, .terms}] AS changes
ORDER BY permission.id
