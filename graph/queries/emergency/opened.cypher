// The emergency looks that the one who asks opened for the body they act for, newest first, by the address they typed. Ended ones stay listed.
// takes   viewerId: id, organizationId: id, now: instant, only: [id]?, after: text?, first: int
// gives   look, key
// sight   viewer
MATCH (me:Person {id: $viewerId})<-[:TO]-(g:Grant)
WHERE g.purpose = 'emergency' AND g.viaId = $organizationId AND g.givenAt <= $now
WITH g, g.givenAt + ' ' + g.id AS key
WHERE ($only IS NULL OR g.id IN $only) AND ($after IS NULL OR key < $after)
WITH g, key ORDER BY key DESC LIMIT $first
RETURN g{.id, .askedOf, .reason, .note, .givenAt, .declinedAt, .withdrawnAt, .until} AS look, key
ORDER BY key DESC
