// Says which technologies a target uses.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (a:Target {id: row.fromId})
MATCH (b:Competency {id: row.toId})
CREATE (a)-[:USES {isHot: row.isHot, isInDemand: row.isInDemand, facts: row.facts}]->(b)
