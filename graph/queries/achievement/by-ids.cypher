// Achievements by their ids: those in the library, published or retired.
// takes   ids: [id]
// gives   achievement
// sight   public
MATCH (a:Achievement)<-[:OFFERS]-(o:Organization)
WHERE a.id IN $ids AND a.state IN ['published', 'retired']
RETURN a{.id, .uri, .name, .about, .criteria, .type, .image,
    issuer: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url}} AS achievement
ORDER BY a.id
