// What targets are called now and what they say, before an import changes or retires them.
// takes   uris: [text]
// gives   uri, name, statement
// sight   operator
MATCH (k:Target)
WHERE k.uri IN $uris AND (k.state <> 'draft' OR k.becomes IS NULL)
RETURN k.uri AS uri, k.name AS name, k.about AS statement
ORDER BY uri
