// Puts one sealed text in the place of what a piece of evidence says.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (e:Evidence {id: row.id})
WHERE e.text IS NULL
SET e.text = row.text
REMOVE e.uri, e.name, e.about, e.narrative, e.genre
