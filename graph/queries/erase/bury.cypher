// Keeps tombstones; one that stands already stays as it is.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MERGE (t:Tombstone {id: row.hash})
ON CREATE SET t.salt = row.salt, t.at = row.at
