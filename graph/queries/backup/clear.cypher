// Removes some of what is in the store, for a restore into it.
// takes   first: int
// gives   removed
// sight   operator
MATCH (n)
WHERE n.id IS NOT NULL AND NOT n:Migration
WITH n
ORDER BY n.id
LIMIT $first
DETACH DELETE n
RETURN count(*) AS removed
