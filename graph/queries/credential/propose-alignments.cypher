// Puts before the curators what an issuer says its achievement shows, when the achievement is not yet in the library.
// takes   rows: [map], now: instant
// gives   nothing
// sight   operator
UNWIND $rows AS row
MATCH (o:Organization {did: row.issuerDid})-[:OFFERS]->(a:Achievement {uri: row.achievementUri})
MATCH (k:Competency {uri: row.targetUrl})
WHERE a.state = 'claimed' AND k.state IN ['published', 'deprecated'] AND COUNT { (a)-[:HAS_ALIGNMENT]->(:Alignment)-[:TO]->(k) } = 0
CREATE (a)-[:HAS_ALIGNMENT]->(x:Alignment)-[:TO]->(k)
SET x.id = row.id, x.state = 'proposed', x.origin = 'issuer', x.confidence = toFloat(row.confidence), x.reason = row.reason, x.proposedAt = $now
