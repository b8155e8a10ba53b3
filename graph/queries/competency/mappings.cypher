// A page of the claims that competencies match others, from either side: published and disputed ones for everyone, the rest for those who curate now.
// takes   viewerId: id?, organizationId: id?, ids: [id], now: instant, first: int, after: text?
// gives   id, matches
// sight   viewer
CALL () {
  MATCH (:Person {id: $viewerId})-[m:MEMBER_OF]->(:Organization {id: $organizationId})
  WHERE m.role = 'curator'
  RETURN count(m) AS curates
}
UNWIND $ids AS each
MATCH (c:Competency {id: each})
WHERE c.state <> 'draft'
CALL (c, curates) {
  MATCH (c)<-[side:FROM|TO]-(m:Mapping)-[:FROM|TO]->(k:Competency)-[:`IN`]->(f:Framework)
  WHERE k.id <> c.id AND k.state <> 'draft' AND f.state <> 'draft' AND m.createdAt <= $now
    AND (m.state = 'published' OR m.state = 'disputed' OR (curates > 0 AND m.state <> 'draft'))
  WITH m, k, f, type(side) AS side,
    CASE m.state WHEN 'published' THEN '1' WHEN 'disputed' THEN '2' WHEN 'deprecated' THEN '4' ELSE '3' END + '\t' + k.name + '\t' + m.id AS key
  WHERE $after IS NULL OR key > $after
  WITH m, k, f, side, key
  ORDER BY key
  LIMIT $first
  CALL (m) {
    MATCH (p:Person {id: m.authorId})
    RETURN head(collect(p.name)) AS person
  }
  CALL (m) {
    MATCH (o:Organization {id: m.authorId})
    RETURN head(collect(o.name)) AS organization
  }
  RETURN collect({key: key, side: side, denies: coalesce(m.`not`, false), saidBy: coalesce(person, organization), source: m.source, saidAt: m.createdAt,
    mapping: m{.id, .predicate, .confidence, .state, .justification, .validUntil}, competency: k{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}}}) AS matches
}
RETURN c.id AS id, matches
ORDER BY id
