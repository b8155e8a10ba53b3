// The targets a standard knows by this UUID, those in use first.
// takes   uuid: text
// gives   id, isRetired
// sight   public
MATCH (k:Target {uuid: $uuid})-[:`IN`]->(f:Framework)
WHERE f.state <> 'draft' AND (k.state = 'published' OR k.state = 'deprecated')
RETURN k.id AS id, k.retiredAt IS NOT NULL AS isRetired
ORDER BY isRetired, id
