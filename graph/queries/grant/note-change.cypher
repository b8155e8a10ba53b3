// Notes what a permission came to say, for its receipt: a line for each version, never changed.
// takes   grantId: id, id: id, at: instant, what: text, version: int, terms: text
// gives   noted
// sight   operator
MATCH (g:Grant {id: $grantId})
CREATE (x:GrantChange {id: $id})-[:OF]->(g)
SET x.at = $at, x.what = $what, x.version = $version, x.terms = $terms
RETURN x.id AS noted
