// Whose credentials these are, so that a refused look can be written down where its owner reads it.
// takes   ids: [id]
// gives   credentialId, ownerId, name
// sight   operator
UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})-[:ABOUT]->(p:Person)
RETURN c.id AS credentialId, p.id AS ownerId, c.name AS name
ORDER BY credentialId
