// Takes back what issuers were told about credentials, because their owner does not decline them any more.
// takes   ids: [id]
// gives   nothing
// sight   operator
UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})<-[:OF]-(n:DeclineNotice)
DETACH DELETE n
