// Entries of look logs by their places, with the logs whose owners see them.
// takes   keys: [text]
// gives   id, chainKey, place, at, viewerId, viewerName, organizationName, role, purpose, what, about, outcome, grantId, isEarlier, salt, commitment, hash, seal, seenIn
// sight   operator
MATCH (a:Access)
WHERE a.chainKey IN $keys
RETURN a.id AS id, a.chainKey AS chainKey, a.place AS place, a.at AS at, a.viewerId AS viewerId, a.viewerName AS viewerName,
       a.organizationName AS organizationName, a.role AS role, a.purpose AS purpose, a.what AS what, a.about AS about, a.outcome AS outcome,
       a.grantId AS grantId, a.isEarlier AS isEarlier, a.salt AS salt, a.commitment AS commitment, a.hash AS hash, a.seal AS seal,
       [(a)-[:NOTED_IN]->(l:LookLog) | l.id] AS seenIn
ORDER BY chainKey, id
