// The languages frameworks are worded in besides their own, as three hundred of their items show.
// takes   ids: [id]
// gives   id, languages
// sight   public
UNWIND $ids AS each
MATCH (f:Framework {id: each})
WHERE f.state <> 'draft'
CALL (f) {
  MATCH (f)<-[:`IN`]-(k:Competency)
  WHERE k.state <> 'draft'
  WITH k
  ORDER BY k.id
  LIMIT 300
  MATCH (k)<-[:OF]-(w:Wording)
  WITH DISTINCT w.language AS language
  ORDER BY language
  RETURN collect(language) AS languages
}
RETURN f.id AS id, languages
ORDER BY id
