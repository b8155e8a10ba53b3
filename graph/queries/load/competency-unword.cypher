// Forgets what competencies are called in other languages, so that it can be said anew.
// takes   ids: [id]
// gives   nothing
// sight   operator
UNWIND $ids AS each
MATCH (k:Competency {id: each})<-[:OF]-(w:Wording)
DETACH DELETE w
