// What the one who asks has here, counted: what erasing would take away, and what of it others keep.
// takes   viewerId: id, now: instant
// gives   credentials, evidence, permissions, links, requests, records, looks, messages, identifiers, keepsakes, ownSkills, received, issuers, listed
// sight   viewer
MATCH (p:Person {id: $viewerId})
CALL (p) {
  MATCH (p)<-[:ABOUT]-(c:Credential)
  RETURN count(c) AS credentials, count(c.statusListIndex) AS listed
}
CALL (p) {
  MATCH (p)<-[:ABOUT]-(:Credential)-[:SUPPORTED_BY]->(e:Evidence)
  RETURN count(e) AS evidence
}
CALL (p) {
  MATCH (p)<-[:ABOUT]-(c:Credential)-[:ISSUED_BY]->(o:Organization)
  WHERE o.kind <> 'unknown' AND c.receivedAt <= $now
  RETURN collect(DISTINCT o.name) AS issuers
}
CALL (p) {
  MATCH (p)-[:GAVE]->(g:Grant)
  RETURN coalesce(sum(CASE WHEN g.givenAt IS NULL THEN 0 ELSE 1 END), 0) AS permissions, coalesce(sum(CASE WHEN g.givenAt IS NULL THEN 1 ELSE 0 END), 0) AS asked
}
CALL (p) {
  MATCH (p)-[:GAVE]->(:Grant)-[:TO]->(l:Link)
  RETURN count(l) AS links
}
CALL (p) {
  MATCH (p)<-[:TO]-(g:Grant)
  RETURN coalesce(sum(CASE WHEN g.givenAt IS NULL THEN 1 ELSE 0 END), 0) AS asking, coalesce(sum(CASE WHEN g.givenAt IS NULL THEN 0 ELSE 1 END), 0) AS received
}
CALL (p) {
  MATCH (r:RecordPreview)-[:OF]->(p)
  RETURN count(r) AS records
}
CALL (p) {
  MATCH (l:LookLog {ownerId: p.id})
  RETURN coalesce(sum(l.length), 0) AS looks
}
CALL (p) {
  MATCH (f:Feedback {senderId: p.id})
  RETURN count(f) AS messages
}
CALL (p) {
  MATCH (p)-[:KNOWN_AS]->(i:Identifier)
  RETURN count(i) AS identifiers
}
CALL (p) {
  MATCH (p)<-[:OF]-(k:Keepsake)
  RETURN count(k) AS keepsakes
}
CALL (p) {
  MATCH (p)<-[:OF]-(s:SelfAssertion)
  RETURN count(s) AS ownSkills
}
RETURN credentials, evidence, permissions, links, asked + asking AS requests, records, looks, messages, identifiers, keepsakes, ownSkills, received, issuers, listed
