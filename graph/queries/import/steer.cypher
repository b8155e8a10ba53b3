// Lets a curator move an import on, as long as it is where they saw it and its files are here.
// takes   viewerId: id, organizationId: id?, now: instant, importId: id, from: [text], state: text, step: text?, isKept: bool
// gives   id, step
// sight   viewer
MATCH (:Person {id: $viewerId})-[m:MEMBER_OF]->(:Organization {id: $organizationId})
WHERE m.role = 'curator'
WITH count(m) AS curates
WHERE curates > 0
MATCH (i:Import {id: $importId})
WHERE i.state IN $from AND i.isKept = true
SET i.state = $state, i.step = coalesce($step, i.step), i.isKept = $isKept, i.changedAt = $now
RETURN i.id AS id, i.step AS step
