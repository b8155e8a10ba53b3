// Puts sealed text in the place of plain text.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (d:Document {id: row.id})
WHERE NOT d.text STARTS WITH 'sealed:'
SET d.text = row.text
