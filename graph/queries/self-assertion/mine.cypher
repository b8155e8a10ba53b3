// What the one who asks says of their own skills, by the name of the skill. Nobody else is ever shown it, and nothing is derived from it.
// takes   viewerId: id, now: instant, first: int
// gives   id, competency, statedAt, changedAt, text
// sight   viewer
MATCH (p:Person {id: $viewerId})<-[:OF]-(s:SelfAssertion)-[:STATES]->(k:Competency)-[:`IN`]->(f:Framework)
WHERE s.statedAt <= $now AND k.state <> 'draft'
RETURN s.id AS id, k{.id, .uri, .code, .name, .statement, framework: f{.id, .uri, .name, .publisher, .version, .licence}} AS competency,
       s.statedAt AS statedAt, s.changedAt AS changedAt, {ownerId: p.id, object: s.id, text: s.text} AS text
ORDER BY k.name, id
LIMIT $first
