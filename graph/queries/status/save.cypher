// Puts a newly signed version in the place of the one it was made from; nothing happens when that one is no longer the newest.
// takes   id: id, before: int, bits: text, signedText: text, signedAt: instant, validUntil: instant
// gives   version
// sight   operator
MATCH (l:StatusList {id: $id})
WHERE l.version = $before
SET l.version = $before + 1, l.bits = $bits, l.signedText = $signedText, l.signedAt = $signedAt, l.validUntil = $validUntil
RETURN l.version AS version
