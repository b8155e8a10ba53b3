// What was inside credentials that are here and is gone by their owner's wish, by the digests of the texts.
// takes   ids: [id]
// gives   credentialId, gone
// sight   operator
UNWIND $ids AS wanted
MATCH (c:Credential {id: wanted})
WHERE c.gone IS NOT NULL
RETURN c.id AS credentialId, c.gone AS gone
ORDER BY credentialId
