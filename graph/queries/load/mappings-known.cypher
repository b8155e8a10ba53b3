// Which of these claims are there already, whoever brought them.
// takes   ids: [id]
// gives   id
// sight   operator
UNWIND $ids AS each
MATCH (m:Mapping {id: each})
WHERE m.state <> 'draft'
RETURN m.id AS id
ORDER BY id
