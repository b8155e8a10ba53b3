// How many published targets ask for competencies, in each way of asking.
// takes   ids: [id]
// gives   id, way, total
// sight   public
UNWIND $ids AS each
MATCH (k:Competency {id: each})<-[r:REQUIRES|RATED|PERFORMS|USES]-(t:Target)
WHERE k.state <> 'draft' AND t.state = 'published'
WITH k, t, CASE
      WHEN type(r) = 'RATED' THEN 'RATED'
      WHEN type(r) = 'PERFORMS' THEN 'PERFORMED'
      WHEN type(r) = 'USES' THEN 'USED'
      WHEN r.necessity = 'required' THEN 'REQUIRED'
      ELSE 'HELPFUL'
    END AS way
RETURN k.id AS id, way, count(DISTINCT t.id) AS total
ORDER BY id, way
