// Takes every personal word out of one look log: entries keep their places and hashes, and nothing names its owner any more.
// takes   log: id, now: instant
// gives   erased
// sight   operator
MATCH (l:LookLog {id: $log})
SET l.erasedAt = $now
REMOVE l.ownerId, l.salt
WITH l
CALL (l) { MATCH (l)-[of:OF]->(:Person) DELETE of }
CALL (l) {
  MATCH (a:Access)-[:NOTED_IN]->(l)
  REMOVE a.viewerId, a.viewerName, a.organizationName, a.role, a.purpose, a.what, a.about, a.grantId, a.salt
  RETURN count(a) AS erased
}
RETURN erased
