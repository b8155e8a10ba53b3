// Names the credentials that a permission covers.
// takes   grantId: id, ids: [id]
// gives   named
// sight   operator
MATCH (g:Grant {id: $grantId})
CALL (g) {
  UNWIND $ids AS wanted
  MATCH (c:Credential {id: wanted})
  CREATE (g)-[:COVERS]->(c)
  RETURN collect({id: c.id, name: c.name, uri: null}) AS named
}
RETURN named
