// Says which targets come before others.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (a:Target {id: row.fromId})
MATCH (b:Target {id: row.toId})
CREATE (a)-[:PRECEDES {facts: row.facts}]->(b)
