// Skills of the library by what standards know them by: published, or retired ones that something still names.
// takes   uris: [text]
// gives   id, uri
// sight   public
MATCH (k:Competency)-[:`IN`]->(:Framework)
WHERE k.uri IN $uris AND k.state <> 'draft'
RETURN k.id AS id, k.uri AS uri
ORDER BY id
