// Keeps what somebody told us; the same message sent again is the one already kept.
// takes   id: id, receipt: text, kind: text, text: text, page: text, email: text?, senderId: id?, now: instant, dueAt: instant
// gives   id, receipt, kind, text, page, state, createdAt, dueAt, answer, answeredAt
// sight   operator
MERGE (f:Feedback {id: $id})
ON CREATE SET f.receipt = $receipt, f.kind = $kind, f.text = $text, f.page = $page, f.email = $email, f.senderId = $senderId,
  f.state = 'open', f.createdAt = $now, f.dueAt = $dueAt
RETURN f.id AS id, f.receipt AS receipt, f.kind AS kind, f.text AS text, f.page AS page, f.state AS state, f.createdAt AS createdAt,
       f.dueAt AS dueAt, f.answer AS answer, f.answeredAt AS answeredAt
