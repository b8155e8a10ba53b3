// One person with every membership they hold now: what a viewer is made from, read anew at each request.
// takes   personId: id
// gives   id, name, role, organizationId, slug, organizationName, kind, recognised, recognisedBy, url
// sight   operator
MATCH (p:Person {id: $personId})
OPTIONAL MATCH (p)-[m:MEMBER_OF]->(o:Organization)
RETURN p.id AS id, p.name AS name, m.role AS role, o.id AS organizationId, o.slug AS slug, o.name AS organizationName,
       o.kind AS kind, o.recognised AS recognised, o.recognisedBy AS recognisedBy, o.url AS url
ORDER BY organizationName, role
