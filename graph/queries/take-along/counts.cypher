// How much the one who asks would take along.
// takes   viewerId: id, now: instant
// gives   credentials, evidence, permissions, records, messages, looks, keepsakes, ownSkills
// sight   viewer
MATCH (p:Person {id: $viewerId})
WHERE $now IS NOT NULL
CALL () {
  MATCH (f:Feedback {senderId: $viewerId})
  RETURN count(f) AS messages
}
CALL () {
  MATCH (l:LookLog {ownerId: $viewerId})
  RETURN coalesce(sum(l.length), 0) AS looks
}
CALL (p) {
  MATCH (p)<-[:ABOUT]-(:Credential)-[:SUPPORTED_BY]->(e:Evidence)
  RETURN count(e) AS evidence
}
CALL (p) {
  MATCH (p)<-[:OF]-(:RecordPreview)-[:SIGNED_AS]->(d:Document)
  RETURN count(d) AS records
}
RETURN COUNT { (p)<-[:ABOUT]-(:Credential) } AS credentials, evidence, COUNT { (p)-[:GAVE]->(:Grant) } AS permissions, records, messages, looks,
       COUNT { (p)<-[:OF]-(:Keepsake) } AS keepsakes, COUNT { (p)<-[:OF]-(:SelfAssertion) } AS ownSkills
