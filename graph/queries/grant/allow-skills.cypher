// Names the published skills that a permission by rule is for.
// takes   grantId: id, ids: [id]
// gives   named
// sight   operator
MATCH (g:Grant {id: $grantId})
CALL (g) {
  UNWIND $ids AS wanted
  MATCH (k:Competency {id: wanted})-[:`IN`]->(:Framework)
  WHERE k.state = 'published'
  CREATE (g)-[:ALLOWS_SKILL]->(k)
  RETURN collect({id: k.id, name: k.name, uri: k.uri}) AS named
}
RETURN named
