// Keeps a request of somebody who advises or employs now. Whom it reaches, if anybody, is another statement.
// takes   viewerId: id, organizationId: id, now: instant, grant: map
// gives   requestId
// sight   viewer
MATCH (me:Person {id: $viewerId})-[m:MEMBER_OF]->(o:Organization {id: $organizationId})
WHERE m.role = 'advisor' OR m.role = 'employer'
WITH DISTINCT me, o
CREATE (g:Grant)-[:TO]->(me)
SET g += $grant, g.requestedAt = $now, g.viaId = o.id, g.askerName = me.name, g.viaName = o.name, g.receiverName = me.name + ', ' + o.name
RETURN g.id AS requestId
