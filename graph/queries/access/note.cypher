// Writes down looks at people's data, allowed or refused, where their owners can read them.
// takes   rows: [map], now: instant
// gives   noted
// sight   operator
UNWIND $rows AS row
MATCH (p:Person {id: row.ownerId})
CREATE (a:Access {id: row.id})-[:OF]->(p)
SET a.at = $now, a.viewerId = row.viewerId, a.viewerName = row.viewerName, a.organizationName = row.organizationName, a.role = row.role,
    a.purpose = row.purpose, a.what = row.what, a.about = row.about, a.outcome = row.outcome, a.grantId = row.grantId
RETURN count(a) AS noted
