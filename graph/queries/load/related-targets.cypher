// Says which targets are close to others.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (a:Target {id: row.fromId})
MATCH (b:Target {id: row.toId})
CREATE (a)-[:RELATED_TO {order: row.order, facts: row.facts}]->(b)
