// Which of these credentials are already here for the same person: by issuer and the issuer's own id, or by their exact text.
// takes   rows: [map]
// gives   key, credentialId, digest, validFrom, standing, answer, receivedKey
// sight   operator
UNWIND $rows AS row
MATCH (c:Credential {uri: row.uri})
WHERE c.issuerDid = row.issuerDid
WITH row, c, head([(c)-[:ABOUT]->(p:Person) | p.id]) AS personId
WHERE coalesce(personId, '') = coalesce(row.personId, '')
RETURN row.key AS key, c.id AS credentialId, c.digest AS digest, c.validFrom AS validFrom, c.standing AS standing, c.answer AS answer,
       c.receivedKey AS receivedKey
UNION
UNWIND $rows AS row
MATCH (c:Credential {digest: row.digest})
WITH row, c, head([(c)-[:ABOUT]->(p:Person) | p.id]) AS personId
WHERE coalesce(personId, '') = coalesce(row.personId, '')
RETURN row.key AS key, c.id AS credentialId, c.digest AS digest, c.validFrom AS validFrom, c.standing AS standing, c.answer AS answer,
       c.receivedKey AS receivedKey
