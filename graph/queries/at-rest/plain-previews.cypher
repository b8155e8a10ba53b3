// What was chosen in these previews, and by whom.
// takes   ids: [id]
// gives   id, text, ownerId
// sight   operator
UNWIND $ids AS wanted
MATCH (r:RecordPreview {id: wanted})-[:OF]->(p:Person)
WHERE NOT r.input STARTS WITH 'sealed:'
RETURN r.id AS id, r.input AS text, p.id AS ownerId
ORDER BY id
