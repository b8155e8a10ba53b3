// Takes entries that stood outside any chain into the logs of their owners, which must have been taken in the same transaction.
// takes   logs: [map]
// gives   noted
// sight   operator
UNWIND $logs AS taken
MATCH (l:LookLog {id: taken.log})
SET l.length = taken.length, l.head = taken.head
WITH l, taken
UNWIND taken.entries AS entry
MATCH (a:Access {id: entry.id})-[old:OF]->(:Person)
CREATE (a)-[:NOTED_IN]->(l)
SET a.place = entry.place, a.chainKey = entry.chainKey, a.isEarlier = entry.isEarlier, a.salt = entry.salt, a.commitment = entry.commitment,
    a.hash = entry.hash, a.seal = entry.seal
DELETE old
RETURN count(a) AS noted
