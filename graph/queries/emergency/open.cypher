// Opens an emergency look at one person for somebody who administers now: a permission in that person's name, which they did not give.
// takes   viewerId: id, organizationId: id, now: instant, person: id, grant: map
// gives   grantId, emails
// sight   viewer
MATCH (me:Person {id: $viewerId})-[m:MEMBER_OF]->(o:Organization {id: $organizationId})
WHERE m.role = 'administrator'
WITH DISTINCT me, o
MATCH (p:Person {id: $person})
WHERE p.id <> me.id
CREATE (p)-[:GAVE]->(g:Grant)-[:TO]->(me)
SET g += $grant, g.givenAt = $now, g.viaId = o.id, g.askerName = me.name, g.viaName = o.name, g.receiverName = me.name + ', ' + o.name
RETURN g.id AS grantId, [(p)-[:KNOWN_AS]->(i:Identifier) WHERE i.kind = 'email' AND i.provenAt IS NOT NULL | i.value] AS emails
