// The frameworks with this id, this address or exactly this name.
// takes   word: text
// gives   id, name, uri
// sight   public
MATCH (f:Framework)
WHERE f.state <> 'draft' AND (f.id = $word OR f.uri = $word OR f.name = $word)
RETURN f.id AS id, f.name AS name, f.uri AS uri
ORDER BY id
