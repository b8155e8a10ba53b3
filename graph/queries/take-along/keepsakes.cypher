// What the one who asks brought along from earlier places, and kept as it was.
// takes   viewerId: id, now: instant, only: [id]?, after: text, first: int, withText: bool
// gives   id, kind, title, madeFrom, madeAt, keptAt, text
// sight   viewer
MATCH (p:Person {id: $viewerId})<-[:OF]-(k:Keepsake)
WHERE k.id > $after AND k.keptAt <= $now AND ($only IS NULL OR k.id IN $only)
RETURN k.id AS id, k.kind AS kind, k.title AS title, k.madeFrom AS madeFrom, k.madeAt AS madeAt, k.keptAt AS keptAt,
       CASE WHEN $withText THEN {ownerId: p.id, object: k.id, text: k.text} ELSE null END AS text
ORDER BY id
LIMIT $first
