// Of which of their own credentials the one who asks may know that the issuer was told of the no.
// takes   viewerId: id, ids: [id], now: instant
// gives   credentialId
// sight   viewer
MATCH (p:Person {id: $viewerId})<-[:ABOUT]-(c:Credential)<-[:OF]-(n:DeclineNotice)
WHERE c.id IN $ids AND n.at <= $now
RETURN DISTINCT c.id AS credentialId
ORDER BY credentialId
