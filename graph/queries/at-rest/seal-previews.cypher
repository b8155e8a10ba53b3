// Puts sealed text in the place of what was chosen.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (r:RecordPreview {id: row.id})
WHERE NOT r.input STARTS WITH 'sealed:'
SET r.input = row.text
