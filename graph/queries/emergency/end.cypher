// Ends an emergency look of the one who asks before its time. One that is over stays as it ended.
// takes   viewerId: id, organizationId: id, now: instant, grant: id
// gives   grantId
// sight   viewer
MATCH (me:Person {id: $viewerId})<-[:TO]-(g:Grant {id: $grant})
WHERE g.purpose = 'emergency' AND g.viaId = $organizationId
SET g.withdrawnAt = CASE WHEN g.withdrawnAt IS NULL AND g.until > $now THEN $now ELSE g.withdrawnAt END
RETURN g.id AS grantId
