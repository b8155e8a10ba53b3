// Of credentials of the one who asks: the others of theirs that they could take the place of, as earlier copies or for the same achievement.
// takes   viewerId: id, ids: [id], now: instant
// gives   credentialId, isSameBadge, older
// sight   viewer
MATCH (p:Person {id: $viewerId})<-[:ABOUT]-(c:Credential)
WHERE c.id IN $ids
WITH p, c, [(c)-[:ASSERTS]->(a:Achievement) | a.id] AS shown, [(c)-[:REPLACES]->(x:Credential) | x.id] AS earlier, [(y:Credential)-[:REPLACES]->(c) | y.id] AS newer
MATCH (p)<-[:ABOUT]-(o:Credential)
WHERE o.id <> c.id AND o.receivedAt <= $now AND NOT o.id IN newer AND (o.answer = 'accepted' OR o.answer = 'hidden' OR o.answer = 'pending')
WITH c, o, o.id IN earlier AS isSameBadge, [(o)-[:ASSERTS]->(b:Achievement) WHERE b.id IN shown | b.id] AS alike
WHERE isSameBadge OR (size(alike) > 0 AND o.answer <> 'pending')
RETURN c.id AS credentialId, isSameBadge, o{.id, .name, .answer, .validFrom, .receivedAt} AS older
ORDER BY credentialId, o.id
