// The credential whose status is to change: its issuer's list, its place there, and every document that must be checked anew with it.
// takes   credentialId: id
// gives   index, listUrl, purpose, issuerId, answer, receivedAt, personId, personDid, personName, identifiers, text, wrappers
// sight   operator
MATCH (c:Credential {id: $credentialId})-[:ISSUED_BY]->(o:Organization)
MATCH (c)-[:WRITTEN_AS]->(d:Document)
CALL (c) {
  MATCH (outer:Credential)-[:WRAPS*1..3]->(c)
  MATCH (outer)-[:WRITTEN_AS]->(around:Document)
  RETURN collect(DISTINCT {ownerId: head([(outer)-[:ABOUT]->(w:Person) | w.id]), object: outer.id, text: around.text}) AS wrappers
}
CALL (c) {
  MATCH (c)-[:ABOUT]->(p:Person)
  RETURN collect({id: p.id, did: p.did, name: p.name, identifiers: [(p)-[:KNOWN_AS]->(i:Identifier) | {kind: i.kind, value: i.value, provenAt: i.provenAt}]}) AS people
}
CALL (c, o) {
  MATCH (l:StatusList {url: c.statusListUrl})
  WHERE l.issuerId = o.id
  RETURN collect(l.purpose) AS purposes
}
WITH c, o, d, wrappers, purposes, head(people) AS person
RETURN c.statusListIndex AS index, c.statusListUrl AS listUrl, head(purposes) AS purpose, o.id AS issuerId, c.answer AS answer, c.receivedAt AS receivedAt,
  person.id AS personId, person.did AS personDid, person.name AS personName, coalesce(person.identifiers, []) AS identifiers, {ownerId: person.id, object: c.id, text: d.text} AS text, wrappers
