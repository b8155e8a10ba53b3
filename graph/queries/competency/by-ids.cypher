// Competencies by their ids: published, or retired ones that something still names.
// takes   ids: [id]
// gives   competency
// sight   public
MATCH (k:Competency)-[:`IN`]->(f:Framework)
WHERE k.id IN $ids AND k.state <> 'draft'
RETURN k{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}} AS competency
ORDER BY k.id
