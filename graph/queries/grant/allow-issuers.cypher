// Names the issuers that a permission by rule is for.
// takes   grantId: id, ids: [id]
// gives   named
// sight   operator
MATCH (g:Grant {id: $grantId})
CALL (g) {
  UNWIND $ids AS wanted
  MATCH (o:Organization {id: wanted})
  CREATE (g)-[:ALLOWS_ISSUER]->(o)
  RETURN collect({id: o.id, name: o.name, uri: null}) AS named
}
RETURN named
