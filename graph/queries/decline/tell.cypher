// Tells issuers that credentials of theirs were declined, if they have somebody here who issues for them: which, when and why, not by whom.
// takes   rows: [map], reason: text?, now: instant
// gives   credentialId
// sight   operator
UNWIND $rows AS row
MATCH (c:Credential {id: row.credentialId})-[:ISSUED_BY]->(o:Organization)
WHERE COUNT { (o)<-[m:MEMBER_OF]-(:Person) WHERE m.role = 'issuer' } > 0 AND COUNT { (c)<-[:OF]-(:DeclineNotice) } = 0
CREATE (n:DeclineNotice {id: row.id, name: c.name, credentialUri: c.uri, reason: $reason, at: $now})
CREATE (n)-[:OF]->(c)
CREATE (n)-[:TO]->(o)
RETURN c.id AS credentialId
ORDER BY credentialId
