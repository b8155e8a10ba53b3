// Says which credentials a signed record holds, so that it goes when one of them goes for good.
// takes   documentId: id, ids: [id]
// gives   nothing
// sight   operator
UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})
MATCH (d:Document {id: $documentId})
CREATE (d)-[:HOLDS]->(c)
