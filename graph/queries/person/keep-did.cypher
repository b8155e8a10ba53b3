// Writes down the identity of the key we keep for the one who asks; an earlier one stays.
// takes   viewerId: id, now: instant, did: text
// gives   did
// sight   viewer
MATCH (p:Person {id: $viewerId})
WHERE p.createdAt <= $now
SET p.did = coalesce(p.did, $did)
RETURN p.did AS did
