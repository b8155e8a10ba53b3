// Says how much of which competencies a target was measured to take.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (a:Target {id: row.fromId})
MATCH (b:Competency {id: row.toId})
CREATE (a)-[:RATED {importance: row.importance, atLevel: row.atLevel, isSuppressed: row.isSuppressed, facts: row.facts}]->(b)
