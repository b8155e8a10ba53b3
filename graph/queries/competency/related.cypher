// The broader skills of competencies, and those each asks for first.
// takes   ids: [id]
// gives   id, kind, competency
// sight   public
UNWIND $ids AS each
MATCH (c:Competency {id: each})-[r:BROADER|REQUIRES]->(k:Competency)-[:`IN`]->(f:Framework)
WHERE c.state <> 'draft' AND k.state <> 'draft'
RETURN c.id AS id, type(r) AS kind, k{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}} AS competency
ORDER BY id, kind, k.name, k.id
