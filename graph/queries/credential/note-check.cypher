// Writes down what a new check of credentials found.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (c:Credential {id: row.credentialId})
SET c.standing = row.standing, c.verdict = row.verdict, c.findings = row.findings, c.endorsements = row.endorsements, c.checkedAt = row.checkedAt
