// How many links of the one who asks to this receiver still open something.
// takes   viewerId: id, now: instant, receiver: text
// gives   links
// sight   viewer
MATCH (p:Person {id: $viewerId})-[:GAVE]->(g:Grant)-[:TO]->(l:Link)
WHERE toLower(g.receiverName) = toLower($receiver) AND g.declinedAt IS NULL AND g.withdrawnAt IS NULL AND g.until > $now
  AND (l.most IS NULL OR l.opens < l.most)
RETURN count(g) AS links
