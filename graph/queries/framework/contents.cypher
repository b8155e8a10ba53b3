// How much of what frameworks hold: competencies and targets by kind, those that are current and those that are retired.
// takes   ids: [id]
// gives   id, isTarget, kind, state, total
// sight   public
UNWIND $ids AS each
MATCH (f:Framework {id: each})<-[:`IN`]-(n)
WHERE f.state <> 'draft' AND (n.state = 'published' OR n.state = 'deprecated')
RETURN f.id AS id, n:Target AS isTarget, coalesce(n.kind, 'skill') AS kind, n.state AS state, count(n) AS total
ORDER BY id, isTarget, kind, state
