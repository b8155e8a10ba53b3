// Notes how targets stand to others now.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (k:Target {id: row.id})
SET k.linkDigest = row.linkDigest
