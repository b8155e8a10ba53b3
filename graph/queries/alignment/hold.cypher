// Holds one alignment for a decision and says where it stands; for those who curate now. The write keeps a second curator waiting.
// takes   viewerId: id, organizationId: id?, alignment: id, now: instant
// gives   state, note, proposedById, decidedById, decidedAt, competencyState
// sight   viewer
MATCH (:Person {id: $viewerId})-[m:MEMBER_OF]->(:Organization {id: $organizationId})
WHERE m.role = 'curator'
WITH count(m) AS curates
WHERE curates > 0
MATCH (x:Alignment {id: $alignment})-[:TO]->(k:Competency)
SET x.heldAt = $now
RETURN x.state AS state, x.note AS note, x.proposedById AS proposedById, x.decidedById AS decidedById, x.decidedAt AS decidedAt, k.state AS competencyState
