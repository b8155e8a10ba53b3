// What else is said of frameworks: what they are about, the line their licence wants shown, and their language.
// takes   ids: [id]
// gives   id, state, language, about, attribution
// sight   public
MATCH (f:Framework)
WHERE f.id IN $ids AND f.state <> 'draft'
RETURN f.id AS id, f.state AS state, coalesce(f.language, 'und') AS language, f.about AS about, f.attribution AS attribution
ORDER BY id
