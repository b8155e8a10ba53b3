// Removes what looks at people who are not here have left: it was written only so that they take as long as others.
// takes   first: int
// gives   removed
// sight   operator
MATCH (l:LookLog)
WHERE l.ownerId STARTS WITH 'nobody '
WITH l
ORDER BY l.id
LIMIT $first
OPTIONAL MATCH (l)<-[:NOTED_IN]-(a:Access)
WITH l, collect(a) AS entries
FOREACH (each IN entries | DETACH DELETE each)
DETACH DELETE l
RETURN count(*) AS removed
