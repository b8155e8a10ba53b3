// Look logs of people, in the order of their ids: what binds each to its owner, and how far it says it has come.
// takes   after: text, first: int
// gives   log, ownerId, owners, salt, ownerCommitment, length, head, erasedAt, entries
// sight   operator
MATCH (l:LookLog)
WHERE l.id > $after
WITH l
ORDER BY l.id
LIMIT $first
RETURN l.id AS log, l.ownerId AS ownerId, [(l)-[:OF]->(p:Person) | p.id] AS owners, l.salt AS salt, l.ownerCommitment AS ownerCommitment, l.length AS length, l.head AS head,
       l.erasedAt AS erasedAt, COUNT { (l)<-[:NOTED_IN]-(:Access) } AS entries
ORDER BY log
