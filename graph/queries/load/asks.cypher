// Says which competencies targets ask for.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (a:Target {id: row.fromId})
MATCH (b:Competency {id: row.toId})
CREATE (a)-[r:REQUIRES {level: row.level, necessity: row.necessity, facts: row.facts, isSaidBySkill: row.isSaidBySkill}]->(b)
SET r.weight = toFloat(row.weight)
