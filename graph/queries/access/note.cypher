// Writes the next entries of look logs, where their owners can read them; the logs must have been taken in the same transaction.
// takes   logs: [map]
// gives   noted
// sight   operator
UNWIND $logs AS taken
MATCH (l:LookLog {id: taken.log})
SET l.length = taken.length, l.head = taken.head
WITH l, taken
UNWIND taken.entries AS entry
CREATE (a:Access {id: entry.id})-[:NOTED_IN]->(l)
SET a.at = entry.at, a.viewerId = entry.viewerId, a.viewerName = entry.viewerName, a.organizationName = entry.organizationName,
    a.role = entry.role, a.purpose = entry.purpose, a.what = entry.what, a.about = entry.about, a.outcome = entry.outcome,
    a.grantId = entry.grantId, a.place = entry.place, a.chainKey = entry.chainKey, a.isEarlier = entry.isEarlier, a.salt = entry.salt,
    a.commitment = entry.commitment, a.hash = entry.hash, a.seal = entry.seal
RETURN count(a) AS noted
