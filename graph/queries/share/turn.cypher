// Waits for its turn at a link and says how it stands then, with what it shows: nobody else opens it until this transaction ends.
// takes   linkId: id, opening: id, now: instant
// gives   giverId, giverName, receiverName, purpose, until, givenAt, declinedAt, withdrawnAt, replacedAt, isLive, most, opens, covered, openedAt, text, inside
// sight   operator
MATCH (g:Grant)-[:TO]->(l:Link {id: $linkId})
SET l.triedAt = $now
WITH g, l
MATCH (p:Person)-[:GAVE]->(g)
MATCH (l)-[:SHOWS]->(d:Document)
CALL (l) {
  MATCH (o:Opening {id: $opening})-[:OF]->(l)
  RETURN collect(o.at) AS openedAt
}
CALL (g) {
  MATCH (g)-[v:COVERS]->(c:Credential)
  RETURN collect({place: v.place, before: v.standing, name: c.name, answer: c.answer, standing: c.standing, validFrom: c.validFrom, validUntil: c.validUntil,
    removedAt: c.removedAt, newer: [(n:Credential)-[:REPLACES]->(c) WHERE n.answer = 'accepted' | n.answeredAt]}) AS inside
}
RETURN p.id AS giverId, p.name AS giverName, g.receiverName AS receiverName, g.purpose AS purpose, g.until AS until, g.givenAt AS givenAt,
  g.declinedAt AS declinedAt, g.withdrawnAt AS withdrawnAt, l.replacedAt AS replacedAt, coalesce(l.isLive, false) AS isLive, l.most AS most,
  coalesce(l.opens, 0) AS opens, l.covered AS covered, openedAt,
  CASE WHEN d.text = '' THEN null ELSE {ownerId: p.id, object: d.id, text: d.text} END AS text, inside
