// Makes the person behind a new account, with an e-mail address nobody has proven yet.
// takes   personId: id, name: text, identifierId: id, email: text, now: instant
// gives   id
// sight   operator
CREATE (p:Person {id: $personId, name: $name, createdAt: $now})
CREATE (i:Identifier {id: $identifierId, kind: 'email', value: $email})
CREATE (p)-[:KNOWN_AS]->(i)
RETURN p.id AS id
