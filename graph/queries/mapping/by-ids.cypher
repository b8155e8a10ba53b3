// Mappings by their ids, published ones and those in dispute.
// takes   ids: [id]
// gives   mapping
// sight   public
MATCH (m:Mapping)
WHERE m.id IN $ids AND m.state IN ['published', 'disputed']
RETURN m{.id, .predicate, .confidence, .state, .justification, .validUntil} AS mapping
ORDER BY m.id
