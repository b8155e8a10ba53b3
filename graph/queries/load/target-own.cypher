// Says who keeps the new targets of a load.
// takes   load: id, rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (o:Organization {id: row.organizationId})
MATCH (t:Target {loadId: $load})-[:`IN`]->(f:Framework {id: row.frameworkId})
WHERE COUNT { (t)<-[:OWNS]-(:Organization) } = 0
CREATE (o)-[:OWNS]->(t)
