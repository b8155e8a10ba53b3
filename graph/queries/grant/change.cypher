// Changes what a permission that is held (see grant/hold) says.
// takes   viewerId: id, now: instant, grant: id, givenAt: instant?, declinedAt: instant?, until: instant, scope: text, byIssuer: bool, bySkill: bool, parts: [text]?, version: int
// gives   grantId
// sight   viewer
MATCH (p:Person {id: $viewerId})-[:GAVE]->(g:Grant {id: $grant})
SET g.givenAt = $givenAt, g.declinedAt = $declinedAt, g.until = $until, g.scope = $scope, g.byIssuer = $byIssuer, g.bySkill = $bySkill,
  g.parts = $parts, g.version = $version, g.changedAt = $now
RETURN g.id AS grantId
