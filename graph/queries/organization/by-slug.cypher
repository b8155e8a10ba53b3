// One organisation by its name in addresses.
// takes   slug: text
// gives   id, slug, name, kind, recognised, recognisedBy, url
// sight   operator
MATCH (o:Organization {slug: $slug})
RETURN o.id AS id, o.slug AS slug, o.name AS name, o.kind AS kind, o.recognised AS recognised,
       o.recognisedBy AS recognisedBy, o.url AS url
