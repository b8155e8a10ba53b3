// Status lists whose signed text is soon too old to go by.
// takes   before: instant
// gives   id, url, purpose, issuerId, bits, version
// sight   operator
MATCH (l:StatusList)
WHERE l.validUntil < $before
RETURN l.id AS id, l.url AS url, l.purpose AS purpose, l.issuerId AS issuerId, l.bits AS bits, l.version AS version
ORDER BY url
