// Takes the logs of these people for writing and gives their last entries; whoever is not here has the log of nobody taken instead.
// takes   rows: [map], nobody: id, now: instant
// gives   ownerId, keptFor, logId, length, head
// sight   operator
UNWIND $rows AS row
CALL (row) { MATCH (p:Person {id: row.ownerId}) RETURN collect(p) AS people }
WITH row, people, CASE size(people) WHEN 0 THEN $nobody ELSE row.ownerId END AS ownerId
MERGE (l:LookLog {ownerId: ownerId})
ON CREATE SET l.id = CASE size(people) WHEN 0 THEN row.nobodysId ELSE row.logId END, l.salt = row.salt, l.ownerCommitment = row.ownerCommitment,
              l.length = 0, l.head = row.genesis
SET l.turn = $now
FOREACH (each IN people | MERGE (l)-[:OF]->(each))
RETURN row.ownerId AS ownerId, l.ownerId AS keptFor, l.id AS logId, l.length AS length, l.head AS head
ORDER BY ownerId
