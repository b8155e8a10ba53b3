// Removes issuers nobody recognised, when nothing here is theirs any more.
// takes   ids: [id]
// gives   nothing
// sight   operator
UNWIND $ids AS wanted
MATCH (o:Organization {id: wanted})
WHERE o.kind = 'unknown' AND COUNT { (o)<-[:ISSUED_BY]-(:Credential) } = 0 AND COUNT { (o)-[:OFFERS]->(:Achievement) } = 0
  AND COUNT { (o)<-[:MEMBER_OF]-(:Person) } = 0 AND COUNT { (o)<-[:ALLOWS_ISSUER]-(:Grant) } = 0
DETACH DELETE o
