// Loads that were begun and are neither through nor given up.
// takes   nothing
// gives   id, draftDigest, written, state, holder, aliveAt
// sight   operator
MATCH (l:Load)
WHERE l.state IN ['loading', 'stopping']
RETURN l.id AS id, l.draftDigest AS draftDigest, l.written AS written, l.state AS state, l.holder AS holder, l.aliveAt AS aliveAt
ORDER BY id
