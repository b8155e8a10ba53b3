// What else is said of competencies: their kind, state and level, the language they are in, and other names.
// takes   ids: [id]
// gives   id, kind, state, level, language, otherNames, sameAs, changedAt, retiredAt
// sight   public
UNWIND $ids AS each
MATCH (k:Competency {id: each})-[:`IN`]->(f:Framework)
WHERE k.state <> 'draft'
RETURN k.id AS id, coalesce(k.kind, 'skill') AS kind, k.state AS state, k.level AS level, coalesce(k.language, f.language, 'und') AS language,
  coalesce(k.otherNames, []) AS otherNames, coalesce(k.sameAs, []) AS sameAs, k.changedAt AS changedAt, k.retiredAt AS retiredAt
ORDER BY id
