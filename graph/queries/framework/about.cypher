// What a framework asks to be said of it, and how many targets it has besides its skills.
// takes   ids: [id]
// gives   id, attribution, targetCount
// sight   public
UNWIND $ids AS each
MATCH (f:Framework {id: each})
WHERE f.state <> 'draft'
CALL (f) {
  MATCH (f)<-[:`IN`]-(t:Target)
  WHERE t.state = 'published'
  RETURN count(t) AS targetCount
}
RETURN f.id AS id, f.attribution AS attribution, targetCount
ORDER BY id
