// Takes away relations between competencies and others.
// takes   rows: [map]
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (k:Competency {id: row.fromId})-[r:BROADER|PRECEDES|RELATED_TO|REPLACED_BY|REQUIRES|EXEMPLAR_OF|RATED|PERFORMS|USES|COLLECTED_IN]->(b)
WHERE b.id = row.toId AND type(r) = row.type
DELETE r
