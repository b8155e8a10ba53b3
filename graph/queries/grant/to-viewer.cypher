// Live permissions that others gave to the one who asks, by their ids, with what each opens.
// takes   viewerId: id, organizationId: id?, purpose: text?, now: instant, ids: [id], withCredentials: bool
// gives   permission, ownerId, toPerson, toOrganization, covered
// sight   viewer
UNWIND $ids AS wanted
MATCH (p:Person)-[:GAVE]->(g:Grant {id: wanted})-[:TO]->(r)
WHERE p.id <> $viewerId AND (r.id = $viewerId OR r.id = $organizationId) AND g.purpose = $purpose
  AND g.givenAt <= $now AND g.declinedAt IS NULL AND g.withdrawnAt IS NULL AND g.until > $now
CALL (p, g) {
  MATCH (p)<-[:ABOUT]-(c:Credential)-[:ISSUED_BY]->(o:Organization)
  WHERE $withCredentials AND c.answer = 'accepted' AND (g.scope = 'all' OR COUNT { (g)-[:COVERS]->(c) } > 0)
  RETURN collect(c{.id, .uri, .name, .kind, .issuerName, .validFrom, .validUntil, .awardedAt, .receivedAt, .checkedAt, .removedAt, .answer, .standing,
    .verdict, .findings, .result, issuer: o{.id, .slug, .name, .kind, .recognised, .recognisedBy, .url},
    achievements: [(c)-[:ASSERTS]->(a:Achievement) | a{.id, .uri, .name, .about, .criteria, .type, .image}],
    evidence: [],
    documents: [],
    confirmed: [],
    wraps: []}) AS covered
}
RETURN g{.id, .scope, .purpose, .note, .requestedAt, .givenAt, .declinedAt, .withdrawnAt, .until, .receiverName} AS permission, p.id AS ownerId, r:Person AS toPerson, r:Organization AS toOrganization, covered
ORDER BY ownerId
