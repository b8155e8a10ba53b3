// Everything in the store, some of it at a time: each thing with its properties and with the relations that start from it.
// takes   after: text, first: int
// gives   key, labels, properties, out
// sight   operator
MATCH (n)
WHERE n.id IS NOT NULL AND NOT n:Migration
WITH n, n.id + ' ' + labels(n)[0] AS key
WHERE key > $after
WITH n, key
ORDER BY key
LIMIT $first
RETURN key, labels(n) AS labels, properties(n) AS properties,
  [(n)-[r]->(b) | {type: type(r), to: b.id + ' ' + labels(b)[0], properties: properties(r)}] AS out
ORDER BY key
