// Says which targets took the place of others.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (a:Target {id: row.fromId})
MATCH (b:Target {id: row.toId})
CREATE (a)-[:REPLACED_BY {facts: row.facts}]->(b)
