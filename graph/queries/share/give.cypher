// Gives a permission to whoever holds a link, which shows one signed document with these credentials inside, in their order.
// takes   viewerId: id, now: instant, documentId: id, grant: map, link: map, credentials: [map]
// gives   covered
// sight   viewer
MATCH (p:Person {id: $viewerId})
MATCH (d:Document {id: $documentId})
CREATE (p)-[:GAVE]->(g:Grant)-[:TO]->(l:Link)-[:SHOWS]->(d)
SET g += $grant, g.givenAt = $now, l += $link, l.createdAt = $now, l.opens = 0
WITH p, g
CALL (p, g) {
  UNWIND $credentials AS wanted
  MATCH (c:Credential {id: wanted.id})-[:ABOUT]->(p)
  WHERE c.answer = 'accepted'
  CREATE (g)-[v:COVERS]->(c)
  SET v.place = wanted.place, v.standing = wanted.standing
  RETURN count(c) AS covered
}
RETURN covered
