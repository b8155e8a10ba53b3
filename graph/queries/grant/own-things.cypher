// What the one who asks has accepted, as far as a permission's scope looks at it.
// takes   viewerId: id, now: instant
// gives   id, issuerId, shows
// sight   viewer
MATCH (p:Person {id: $viewerId})<-[:ABOUT]-(c:Credential)-[:ISSUED_BY]->(o:Organization)
WHERE c.answer = 'accepted' AND c.receivedAt <= $now
RETURN c.id AS id, o.id AS issuerId, [(c)-[:ASSERTS]->(:Achievement)-[:ALIGNED_TO]->(k:Competency) | k.id] AS shows
ORDER BY id
