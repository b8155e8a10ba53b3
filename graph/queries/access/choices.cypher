// The people and organisations that stand in my log, to choose from.
// takes   viewerId: id, now: instant
// gives   people, organizations
// sight   viewer
MATCH (l:LookLog {ownerId: $viewerId})<-[:NOTED_IN]-(a:Access)
WHERE a.at <= $now
RETURN collect(DISTINCT a.viewerName) AS people, collect(DISTINCT a.organizationName) AS organizations
