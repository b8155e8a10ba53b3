// Organisations by their ids, for everyone.
// takes   ids: [id]
// gives   id, slug, name, kind, recognised, recognisedBy, url
// sight   public
MATCH (o:Organization)
WHERE o.id IN $ids
RETURN o.id AS id, o.slug AS slug, o.name AS name, o.kind AS kind, o.recognised AS recognised,
       o.recognisedBy AS recognisedBy, o.url AS url
ORDER BY id
