// A page of the published competencies of each of several frameworks, by code and name.
// takes   ids: [id], first: int, after: text?
// gives   id, competencies
// sight   public
UNWIND $ids AS each
MATCH (f:Framework {id: each})
CALL (f) {
  MATCH (f)<-[:`IN`]-(k:Competency)
  WHERE k.state = 'published'
  WITH f, k, coalesce(k.code, '') + '\t' + k.name + '\t' + k.id AS key
  WHERE $after IS NULL OR key > $after
  WITH f, k, key
  ORDER BY key
  LIMIT $first
  RETURN collect({key: key, competency: k{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}}}) AS competencies
}
RETURN f.id AS id, competencies
ORDER BY id
