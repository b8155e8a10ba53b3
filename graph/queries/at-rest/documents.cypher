// Documents that lie in the store as plain text, from before documents were sealed.
// takes   nothing
// gives   id
// sight   operator
MATCH (d:Document)
WHERE NOT d.text STARTS WITH 'sealed:'
RETURN d.id AS id
ORDER BY id
