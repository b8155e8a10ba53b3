// A page of the claims that competencies match others, from either side: published and disputed ones for everyone, the rest for those who curate now.
// takes   viewerId: id?, organizationId: id?, ids: [id], now: instant, first: int, after: text?
// gives   id, matches
// sight   viewer
CALL () {
  MATCH (:Person {id: $viewerId})-[member:MEMBER_OF]->(:Organization {id: $organizationId})
  WHERE member.role = 'curator'
  RETURN count(member) AS curates
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
  WITH k, f, side, key, m.authorId AS authorId, coalesce(m.`not`, false) AS denies, m.source AS source, m.createdAt AS saidAt,
    m{.id, .predicate, .confidence, .state, .justification, .validUntil} AS mapping
  CALL (authorId) {
    MATCH (p:Person {id: authorId})
    RETURN head(collect(p.name)) AS person
  }
  CALL (authorId) {
    MATCH (o:Organization {id: authorId})
    RETURN head(collect(o.name)) AS organization
  }
  RETURN collect({key: key, side: side, denies: denies, saidBy: coalesce(person, organization), source: source, saidAt: saidAt, mapping: mapping,
    competency: k{.id, .uri, .code, .name, .statement,
    framework: f{.id, .uri, .name, .publisher, .version, .licence}}}) AS matches
}
RETURN c.id AS id, matches
ORDER BY id
