// Who looked at my data: every look, allowed or refused, newest first, or only those that fit what was asked.
// takes   viewerId: id, now: instant, first: int, after: text?, person: text?, organization: text?, outcome: text?, purpose: text?, since: instant?, before: instant?
// gives   id, at, viewerName, organizationName, role, purpose, what, about, outcome, place, proof, key
// sight   viewer
MATCH (l:LookLog {ownerId: $viewerId})<-[:NOTED_IN]-(a:Access)
WITH l, a, toString(1000000000 + a.place) AS key
WHERE a.at <= $now AND ($after IS NULL OR key < $after)
  AND ($person IS NULL OR a.viewerName = $person) AND ($organization IS NULL OR a.organizationName = $organization)
  AND ($outcome IS NULL OR a.outcome = $outcome) AND ($purpose IS NULL OR a.purpose = $purpose)
  AND ($since IS NULL OR a.at >= $since) AND ($before IS NULL OR a.at < $before)
RETURN a.id AS id, a.at AS at, a.viewerName AS viewerName, a.organizationName AS organizationName, a.role AS role, a.purpose AS purpose,
       a.what AS what, a.about AS about, a.outcome AS outcome, a.place AS place,
       a{.isEarlier, .commitment, .hash, .salt, .viewerId, .grantId} AS proof, key
ORDER BY key DESC
LIMIT $first
