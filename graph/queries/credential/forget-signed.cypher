// Forgets what was signed with one of these credentials inside: the preview goes, and the record is emptied.
// takes   ids: [id]
// gives   nothing
// sight   operator
UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})<-[:HOLDS]-(d:Document)<-[:SIGNED_AS]-(v:RecordPreview)
SET d.text = '', d.digest = ''
DETACH DELETE v
