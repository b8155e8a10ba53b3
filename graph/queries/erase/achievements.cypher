// Removes achievements that were only ever claimed, when no credential names them any more and nobody here works with them.
// takes   ids: [id]
// gives   nothing
// sight   operator
UNWIND $ids AS wanted
MATCH (a:Achievement {id: wanted})
WHERE a.state = 'claimed' AND COUNT { (a)<-[:ASSERTS]-(:Credential) } = 0 AND COUNT { (a)-[:HAS_ALIGNMENT]->(:Alignment) } = 0
DETACH DELETE a
