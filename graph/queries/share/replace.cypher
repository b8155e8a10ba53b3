// Stops the earlier links of the one who asks to the same receiver, since a newer record takes their place.
// takes   viewerId: id, now: instant, receiver: text
// gives   replaced
// sight   viewer
MATCH (p:Person {id: $viewerId})-[:GAVE]->(g:Grant)-[:TO]->(l:Link)
WHERE toLower(g.receiverName) = toLower($receiver) AND g.declinedAt IS NULL AND g.withdrawnAt IS NULL AND g.until > $now
SET g.withdrawnAt = $now, l.replacedAt = $now
RETURN count(g) AS replaced
