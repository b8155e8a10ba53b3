// What people declined of an organisation's credentials, newest first, for those who issue for it now. Nobody is named.
// takes   viewerId: id, organizationId: id?, now: instant, first: int, after: text?
// gives   id, name, credentialUri, reason, at, key
// sight   viewer
MATCH (:Person {id: $viewerId})-[m:MEMBER_OF]->(o:Organization {id: $organizationId})
WHERE m.role = 'issuer'
WITH DISTINCT o
MATCH (n:DeclineNotice)-[:TO]->(o)
WITH n, n.at + ' ' + n.id AS key
WHERE n.at <= $now AND ($after IS NULL OR key < $after)
RETURN n.id AS id, n.name AS name, n.credentialUri AS credentialUri, n.reason AS reason, n.at AS at, key
ORDER BY key DESC
LIMIT $first
