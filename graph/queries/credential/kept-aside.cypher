// What waits for the one who asks and is kept aside, because it names somebody and nothing shows that it is them; the newest first.
// takes   viewerId: id, now: instant, first: int
// gives   credentialId
// sight   viewer
MATCH (p:Person {id: $viewerId})<-[:ABOUT]-(c:Credential)
WHERE c.answer = 'pending' AND c.receivedAt <= $now AND (c.findings CONTAINS '"subject.someoneElse"' OR c.findings CONTAINS '"subject.weak"')
RETURN c.id AS credentialId
ORDER BY c.receivedAt DESC, credentialId
LIMIT $first
