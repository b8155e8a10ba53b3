// Who looked at my data: every look, allowed or refused, newest first.
// takes   viewerId: id, now: instant, first: int, after: text?
// gives   id, at, viewerName, organizationName, role, purpose, what, about, outcome, key
// sight   viewer
MATCH (p:Person {id: $viewerId})<-[:OF]-(a:Access)
WITH a, a.at + ' ' + a.id AS key
WHERE a.at <= $now AND ($after IS NULL OR key < $after)
RETURN a.id AS id, a.at AS at, a.viewerName AS viewerName, a.organizationName AS organizationName, a.role AS role, a.purpose AS purpose,
       a.what AS what, a.about AS about, a.outcome AS outcome, key
ORDER BY key DESC
LIMIT $first
