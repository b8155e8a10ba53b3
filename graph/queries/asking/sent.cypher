// The requests the one who asks sent for the body they act for, newest first. A no, no answer and nobody there look alike.
// takes   viewerId: id, organizationId: id, now: instant, after: text?, first: int
// gives   request, key, state
// sight   viewer
MATCH (me:Person {id: $viewerId})<-[:TO]-(g:Grant)
WHERE g.viaId = $organizationId AND g.askedOf IS NOT NULL AND g.purpose <> 'emergency'
WITH g, g.requestedAt + ' ' + g.id AS key
WHERE $after IS NULL OR key < $after
WITH g, key ORDER BY key DESC LIMIT $first
RETURN g{.id, .askedOf, .purpose, .note, .requestedAt, .until} AS request, key,
  CASE
    WHEN g.givenAt IS NULL AND g.until > $now THEN 'WAITING'
    WHEN g.givenAt <= $now AND g.declinedAt IS NULL AND g.withdrawnAt IS NULL AND g.until > $now THEN 'GIVEN'
    ELSE 'OVER'
  END AS state
ORDER BY key DESC
