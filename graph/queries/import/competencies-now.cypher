// What competencies are called now, before an import changes or retires them.
// takes   uris: [text]
// gives   uri, name
// sight   operator
MATCH (k:Competency)
WHERE k.uri IN $uris AND (k.state <> 'draft' OR k.becomes IS NULL)
RETURN k.uri AS uri, k.name AS name
ORDER BY uri
