// What became of a message, for whoever holds its receipt.
// takes   receipt: text
// gives   id, receipt, kind, text, page, state, createdAt, dueAt, answer, answeredAt, about
// sight   public
MATCH (f:Feedback {receipt: $receipt})
RETURN f.id AS id, f.receipt AS receipt, f.kind AS kind, f.text AS text, f.page AS page, f.state AS state, f.createdAt AS createdAt,
       f.dueAt AS dueAt, f.answer AS answer, f.answeredAt AS answeredAt,
       head([(f)-[:ABOUT]->(n) | CASE WHEN n:Credential THEN 'a credential' ELSE n.name END]) AS about
