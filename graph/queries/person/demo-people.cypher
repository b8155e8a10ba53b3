// What a visitor of the demo town is told about the people they can sign in as.
// takes   ids: [id]
// gives   id, about, role, organization
// sight   operator
MATCH (p:Person)
WHERE p.id IN $ids
OPTIONAL MATCH (p)-[m:MEMBER_OF]->(o:Organization)
RETURN p.id AS id, p.about AS about, m.role AS role, o.name AS organization
ORDER BY id, organization, role
