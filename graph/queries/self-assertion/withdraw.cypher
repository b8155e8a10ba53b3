// Deletes what the one who asks says of a skill of their own.
// takes   viewerId: id, now: instant, id: id
// gives   withdrawn
// sight   viewer
MATCH (p:Person {id: $viewerId})<-[:OF]-(s:SelfAssertion {id: $id})
WHERE s.statedAt <= $now
WITH collect(s) AS found
FOREACH (each IN found | DETACH DELETE each)
RETURN size(found) AS withdrawn
