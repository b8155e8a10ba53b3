// What competencies are called in languages other than their own.
// takes   ids: [id]
// gives   id, language, name, statement, otherNames
// sight   public
UNWIND $ids AS each
MATCH (k:Competency {id: each})<-[:OF]-(w:Wording)
WHERE k.state <> 'draft'
RETURN k.id AS id, w.language AS language, w.name AS name, w.statement AS statement, coalesce(w.otherNames, []) AS otherNames
ORDER BY id, language, w.id
