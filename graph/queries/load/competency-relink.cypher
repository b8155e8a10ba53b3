// Notes how competencies stand to others now.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (k:Competency {id: row.id})
SET k.linkDigest = row.linkDigest
