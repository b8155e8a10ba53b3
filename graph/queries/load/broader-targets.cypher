// Says which targets others are a part of.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (a:Target {id: row.fromId})
MATCH (b:Target {id: row.toId})
CREATE (a)-[:BROADER {order: row.order, facts: row.facts}]->(b)
