// Spends one opening of a link that has one left, and forgets the openings nobody may ask for again.
// takes   linkId: id, opening: id, now: instant, since: instant
// gives   opens
// sight   operator
MATCH (g:Grant)-[:TO]->(l:Link {id: $linkId})
SET l.triedAt = $now
WITH g, l
WHERE g.givenAt <= $now AND g.declinedAt IS NULL AND g.withdrawnAt IS NULL AND g.until > $now AND (l.most IS NULL OR l.opens < l.most)
CALL (l) {
  MATCH (old:Opening)-[:OF]->(l)
  WHERE old.at <= $since
  DETACH DELETE old
}
SET l.opens = coalesce(l.opens, 0) + 1, l.lastOpenedAt = $now
CREATE (o:Opening)-[:OF]->(l)
SET o.id = $opening, o.at = $now
RETURN l.opens AS opens
