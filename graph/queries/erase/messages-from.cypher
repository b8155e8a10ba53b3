// Removes what was told us without signing in, from an address that is a person's own.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (p:Person {id: $person})-[:KNOWN_AS]->(i:Identifier)
WHERE i.kind = 'email' AND i.provenAt IS NOT NULL
MATCH (f:Feedback)
WHERE toLower(f.email) = toLower(i.value)
DETACH DELETE f
