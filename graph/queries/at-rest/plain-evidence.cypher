// What these pieces of evidence say, and whom their credential is about.
// takes   ids: [id]
// gives   id, uri, name, about, narrative, genre, ownerId
// sight   operator
UNWIND $ids AS wanted
MATCH (e:Evidence {id: wanted})
WHERE e.text IS NULL
RETURN e.id AS id, e.uri AS uri, e.name AS name, e.about AS about, e.narrative AS narrative, e.genre AS genre,
  head([(e)<-[:SUPPORTED_BY]-(:Credential)-[:ABOUT]->(p:Person) | p.id]) AS ownerId
ORDER BY id
