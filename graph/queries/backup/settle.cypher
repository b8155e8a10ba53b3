// Takes the mark of a restore off some of what was restored.
// takes   first: int
// gives   settled
// sight   operator
MATCH (n:Restoring)
WITH n
ORDER BY n.restoreKey
LIMIT $first
REMOVE n:Restoring, n.restoreKey
RETURN count(n) AS settled
