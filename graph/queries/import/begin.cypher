// Writes down what a curator handed in, and answers nothing to anybody else.
// takes   viewerId: id, organizationId: id?, now: instant, row: map
// gives   id
// sight   viewer
MATCH (p:Person {id: $viewerId})-[m:MEMBER_OF]->(:Organization {id: $organizationId})
WHERE m.role = 'curator'
WITH p, count(m) AS curates
CREATE (i:Import)
SET i += $row, i.begunBy = p.name, i.begunAt = $now, i.changedAt = $now
RETURN i.id AS id
