// Published achievements that show a competency, least effort first: at most fifty for each.
// takes   ids: [id]
// gives   id, achievements
// sight   public
UNWIND $ids AS each
MATCH (k:Competency {id: each})
CALL (k) {
  MATCH (k)<-[:ALIGNED_TO]-(a:Achievement)<-[:OFFERS]-(o:Organization)
  WHERE a.state = 'published'
  WITH a, o, coalesce(a.effort, 100000) AS effort
  ORDER BY effort, a.name, a.id
  LIMIT 50
  RETURN collect(a{.id, .uri, .name, .about, .criteria, .type, .image,
    issuer: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url}}) AS achievements
}
RETURN k.id AS id, achievements
ORDER BY id
