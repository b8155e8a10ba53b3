// Remembers on records that these credentials inside them are gone by their owner's wish, so that no new check brings them back.
// takes   ids: [id]
// gives   nothing
// sight   operator
UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})<-[:WRAPS]-(outer:Credential)
SET outer.gone = coalesce(outer.gone, []) + [c.digest]
