// How many published competencies frameworks have.
// takes   ids: [id]
// gives   id, competencyCount
// sight   public
UNWIND $ids AS each
MATCH (f:Framework {id: each})
CALL (f) {
  MATCH (f)<-[:`IN`]-(k:Competency)
  WHERE k.state = 'published'
  RETURN count(k) AS competencyCount
}
RETURN f.id AS id, competencyCount
ORDER BY id
