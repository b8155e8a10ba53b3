// Counts one opening of a link whose permission is still live.
// takes   linkId: id, now: instant
// gives   opens
// sight   operator
MATCH (g:Grant)-[:TO]->(l:Link {id: $linkId})
WHERE g.givenAt <= $now AND g.declinedAt IS NULL AND g.withdrawnAt IS NULL AND g.until > $now
SET l.opens = coalesce(l.opens, 0) + 1, l.lastOpenedAt = $now
RETURN l.opens AS opens
