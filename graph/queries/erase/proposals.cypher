// Removes what issuers proposed for achievements that nobody's credential names any more and no curator has taken up.
// takes   ids: [id]
// gives   nothing
// sight   operator
UNWIND $ids AS wanted
MATCH (a:Achievement {id: wanted})-[:HAS_ALIGNMENT]->(x:Alignment)
WHERE a.state = 'claimed' AND COUNT { (a)<-[:ASSERTS]-(:Credential) } = 0 AND x.state = 'proposed'
DETACH DELETE x
