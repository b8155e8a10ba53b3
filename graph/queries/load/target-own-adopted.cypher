// Says who keeps targets that were only named until now.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (o:Organization {id: row.organizationId})
MATCH (t:Target {id: row.targetId})
WHERE COUNT { (t)<-[:OWNS]-(:Organization) } = 0
CREATE (o)-[:OWNS]->(t)
