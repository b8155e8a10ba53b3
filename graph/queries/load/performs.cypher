// Says which tasks belong to a target.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (a:Target {id: row.fromId})
MATCH (b:Competency {id: row.toId})
CREATE (a)-[:PERFORMS {isCore: row.isCore, facts: row.facts}]->(b)
