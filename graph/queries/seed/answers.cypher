// Writes down what people had answered about credentials, beyond yes.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (c:Credential {id: row.credentialId})
SET c.declineReason = row.declineReason, c.removedAt = row.removedAt
