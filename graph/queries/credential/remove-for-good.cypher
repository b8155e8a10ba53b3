// Deletes credentials with their texts, their evidence and what issuers were told of a no. The place an issuer gave each in a status list stays as it is.
// takes   ids: [id]
// gives   removed
// sight   operator
UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})
CALL (c) {
  MATCH (c)-[:WRITTEN_AS]->(d:Document)
  RETURN collect(d) AS documents
}
CALL (c) {
  MATCH (c)-[:SUPPORTED_BY]->(e:Evidence)
  RETURN collect(e) AS evidence
}
CALL (c) {
  MATCH (c)<-[:OF]-(n:DeclineNotice)
  RETURN collect(n) AS notices
}
FOREACH (each IN notices | DETACH DELETE each)
FOREACH (each IN documents | DETACH DELETE each)
FOREACH (each IN evidence | DETACH DELETE each)
DETACH DELETE c
RETURN count(*) AS removed
