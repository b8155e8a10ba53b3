// Takes hold of credentials whose owner removed them by a moment and did not bring them back: they are to go for good.
// takes   by: instant, now: instant, first: int
// gives   credentialId
// sight   operator
MATCH (found:Credential)
WHERE found.removedAt <= $by AND found.answer = 'removed' AND found.replacedAt IS NULL
WITH found
ORDER BY found.id
LIMIT $first
SET found.sweptAt = $now
WITH found
WHERE found.removedAt <= $by AND found.answer = 'removed' AND found.replacedAt IS NULL
RETURN found.id AS credentialId
ORDER BY credentialId
