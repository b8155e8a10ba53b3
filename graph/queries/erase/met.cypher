// Achievements and issuers that are here only because somebody's credentials name them: candidates to go with these.
// takes   person: id
// gives   achievements, organizations
// sight   operator
MATCH (p:Person {id: $person})
CALL (p) {
  MATCH (p)<-[:ABOUT]-(:Credential)-[:ASSERTS]->(a:Achievement)
  WHERE a.state = 'claimed'
  RETURN collect(DISTINCT a.id) AS achievements
}
CALL (p) {
  MATCH (p)<-[:ABOUT]-(:Credential)-[:ISSUED_BY]->(o:Organization)
  WHERE o.kind = 'unknown'
  RETURN collect(DISTINCT o.id) AS organizations
}
RETURN achievements, organizations
