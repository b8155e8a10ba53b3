// Takes away relations between targets and others.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (k:Target {id: row.fromId})-[r:BROADER|PRECEDES|RELATED_TO|REPLACED_BY|REQUIRES|EXEMPLAR_OF|RATED|PERFORMS|USES|COLLECTED_IN]->(b)
WHERE b.id = row.toId AND type(r) = row.type AND coalesce(r.isSaidBySkill, false) = row.isSaidBySkill
DELETE r
