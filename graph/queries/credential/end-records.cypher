// Ends every link that shows a signed record with one of these credentials inside, and empties the record: it holds each to the letter.
// takes   ids: [id], now: instant
// gives   nothing
// sight   operator
UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})<-[:COVERS]-(g:Grant)-[:TO]->(:Link)-[:SHOWS]->(d:Document)
SET g.withdrawnAt = coalesce(g.withdrawnAt, $now), d.text = '', d.digest = ''
