// The permissions of the one who asks, newest first, with whom each reaches and, when wanted, what it opens. Ended ones stay listed.
// takes   viewerId: id, now: instant, only: [id]?, open: text?, forPurpose: text?, after: text?, first: int, withCredentials: bool
// gives   permission, key, asker, toPerson, toOrganization, isLink, opens, lastOpenedAt, linkTerms, issuers, skills, covered
// sight   viewer
MATCH (p:Person {id: $viewerId})-[:GAVE]->(g:Grant)-[:TO]->(r)
WITH p, g, r, coalesce(g.givenAt, g.requestedAt, g.withdrawnAt, g.declinedAt, $now) + ' ' + g.id AS key
WHERE ($open IS NULL OR ($open = 'asked' AND g.givenAt IS NULL AND g.declinedAt IS NULL AND g.withdrawnAt IS NULL AND g.until > $now)
    OR ($open = 'live' AND g.givenAt <= $now AND g.declinedAt IS NULL AND g.withdrawnAt IS NULL AND g.until > $now))
  AND ($forPurpose IS NULL OR g.purpose = $forPurpose) AND ($only IS NULL OR g.id IN $only) AND ($after IS NULL OR key < $after)
WITH p, g, r, key ORDER BY key DESC LIMIT $first
CALL (p, g) {
  MATCH (p)<-[:ABOUT]-(c:Credential)-[:ISSUED_BY]->(o:Organization)
  WHERE $withCredentials AND c.answer = 'accepted' AND (g.scope = 'all' OR g.scope = 'chosen' AND COUNT { (g)-[:COVERS]->(c) } > 0 OR g.scope = 'rule' AND (g.byIssuer OR g.bySkill)
      AND (NOT g.byIssuer OR COUNT { (g)-[:ALLOWS_ISSUER]->(:Organization)<-[:ISSUED_BY]-(c) } > 0)
      AND (NOT g.bySkill OR COUNT { (g)-[:ALLOWS_SKILL]->(:Competency)<-[:ALIGNED_TO]-(:Achievement)<-[:ASSERTS]-(c) } > 0))
  RETURN collect(c{.id, .uri, .name, .kind, .issuerName, .validFrom, .validUntil, .awardedAt, .receivedAt, .checkedAt, .removedAt, .replacedAt, .answer, .standing,
    .verdict, .findings, .result, issuer: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url},
    achievements: [(c)-[:ASSERTS]->(a:Achievement) | a{.id, .uri, .name, .about, .criteria, .type, .image}],
    evidence: [],
    documents: [],
    confirmed: [],
    wraps: []}) AS covered
}
RETURN g{.id, .scope, .parts, .purpose, .note, .requestedAt, .givenAt, .declinedAt, .withdrawnAt, .until, .receiverName} AS permission, key, g{.askerName, .viaName, .version, .reason} AS asker, r:Person AS toPerson, r:Organization AS toOrganization, r:Link AS isLink, r.opens AS opens,
       r.lastOpenedAt AS lastOpenedAt,
       {most: r.most, isLive: coalesce(r.isLive, false), hasPassphrase: r.passphraseHash IS NOT NULL, replacedAt: r.replacedAt} AS linkTerms,
       [(g)-[:ALLOWS_ISSUER]->(x:Organization) | x{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url}] AS issuers,
       [(g)-[:ALLOWS_SKILL]->(k:Competency)-[:`IN`]->(f:Framework) | k{.id, .uri, .code, .name, .statement, framework: f{.id, .uri, .name, .publisher, .version, .licence}}] AS skills,
       covered
ORDER BY key DESC
