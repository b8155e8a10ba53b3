// A status list as it stands, to be changed.
// takes   url: text
// gives   id, url, purpose, issuerId, bits, version
// sight   operator
MATCH (l:StatusList {url: $url})
RETURN l.id AS id, l.url AS url, l.purpose AS purpose, l.issuerId AS issuerId, l.bits AS bits, l.version AS version
