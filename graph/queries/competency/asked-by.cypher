// A page of the published targets that ask for competencies: required first, then helpful, then measured from the most important down.
// takes   ids: [id], way: text?, first: int, after: text?
// gives   id, askers
// sight   public
UNWIND $ids AS each
MATCH (k:Competency {id: each})
WHERE k.state <> 'draft'
CALL (k) {
  MATCH (k)<-[r:REQUIRES|RATED|PERFORMS|USES]-(t:Target)<-[:OWNS]-(o:Organization)
  WHERE t.state = 'published'
  WITH t, o, r, CASE
      WHEN type(r) = 'RATED' THEN 'RATED'
      WHEN type(r) = 'PERFORMS' THEN 'PERFORMED'
      WHEN type(r) = 'USES' THEN 'USED'
      WHEN r.necessity = 'required' THEN 'REQUIRED'
      ELSE 'HELPFUL'
    END AS way
  WITH t, o, way, max(r.level) AS level, max(r.importance) AS importance, max(r.atLevel) AS atLevel, head(collect(r.isSuppressed)) AS isSuppressed
  WHERE $way IS NULL OR way = $way
  WITH t, o, way, level, importance, atLevel, isSuppressed,
    CASE way WHEN 'REQUIRED' THEN '1' WHEN 'HELPFUL' THEN '2' WHEN 'RATED' THEN '3' WHEN 'PERFORMED' THEN '4' ELSE '5' END
    + CASE WHEN importance >= 0 AND importance < 1000 THEN toString(9000000 - toInteger(importance * 1000)) ELSE '9' END
    + '\t' + t.name + '\t' + t.id AS key
  WHERE $after IS NULL OR key > $after
  WITH t, o, way, level, importance, atLevel, isSuppressed, key
  ORDER BY key
  LIMIT $first
  RETURN collect({key: key, way: way, level: level, importance: importance, atLevel: atLevel, isSuppressed: coalesce(isSuppressed, false),
    target: t{.id, .slug, .kind, .code, .name, .about, owner: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url}}}) AS askers
}
RETURN k.id AS id, askers
ORDER BY id
