// Who gave these permissions, so that a refused look at one can be written down where its giver reads it.
// takes   ids: [id]
// gives   grantId, ownerId
// sight   operator
UNWIND $ids AS wanted
MATCH (p:Person)-[:GAVE]->(g:Grant {id: wanted})
RETURN g.id AS grantId, p.id AS ownerId
ORDER BY grantId
