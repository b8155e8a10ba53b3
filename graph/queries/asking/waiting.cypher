// A request the one who asks sent before to the same address, for the same purpose, that was not given: it is not sent twice.
// takes   viewerId: id, organizationId: id, now: instant, askedOf: text, purpose: text
// gives   requestId
// sight   viewer
MATCH (me:Person {id: $viewerId})-[m:MEMBER_OF]->(o:Organization {id: $organizationId})
WHERE m.role = 'advisor' OR m.role = 'employer'
MATCH (me)<-[:TO]-(g:Grant)
WHERE g.viaId = $organizationId AND g.askedOf = $askedOf AND g.purpose = $purpose AND g.givenAt IS NULL AND g.until > $now
RETURN min(g.id) AS requestId
