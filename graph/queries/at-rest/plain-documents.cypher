// These documents as plain text, each with the credential it is of, or the person whose record it is.
// takes   ids: [id]
// gives   id, text, credentialId, aboutId, giverId, signerId
// sight   operator
UNWIND $ids AS wanted
MATCH (d:Document {id: wanted})
WHERE NOT d.text STARTS WITH 'sealed:'
RETURN d.id AS id, d.text AS text, head([(d)<-[:WRITTEN_AS]-(c:Credential) | c.id]) AS credentialId,
  head([(d)<-[:WRITTEN_AS]-(:Credential)-[:ABOUT]->(a:Person) | a.id]) AS aboutId,
  head([(d)<-[:SHOWS]-(:Link)<-[:TO]-(:Grant)<-[:GAVE]-(g:Person) | g.id]) AS giverId,
  head([(d)<-[:SIGNED_AS]-(:RecordPreview)-[:OF]->(s:Person) | s.id]) AS signerId
ORDER BY id
