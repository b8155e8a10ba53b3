// Says which credential people told us something about.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (f:Feedback {id: row.feedbackId})
MATCH (c:Credential {id: row.aboutId})
CREATE (f)-[:ABOUT]->(c)
