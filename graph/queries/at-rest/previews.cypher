// Previews of records whose choices lie in the store as plain text, from before they were sealed.
// takes   nothing
// gives   id
// sight   operator
MATCH (r:RecordPreview)
WHERE NOT r.input STARTS WITH 'sealed:'
RETURN r.id AS id
ORDER BY id
