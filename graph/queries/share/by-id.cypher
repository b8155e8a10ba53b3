// A shared record by the id in its link, with what proves that somebody holds the link.
// takes   grant: id
// gives   tokenHash, linkId, giverId, giverName, receiverName, purpose, until, givenAt, declinedAt, withdrawnAt, text
// sight   public
MATCH (p:Person)-[:GAVE]->(g:Grant {id: $grant})-[:TO]->(l:Link)-[:SHOWS]->(d:Document)
RETURN l.tokenHash AS tokenHash, l.id AS linkId, p.id AS giverId, p.name AS giverName, g.receiverName AS receiverName, g.purpose AS purpose,
       g.until AS until, g.givenAt AS givenAt, g.declinedAt AS declinedAt, g.withdrawnAt AS withdrawnAt, d.text AS text
ORDER BY linkId
