// One of our signed status lists by the address that stands in credentials, whatever address we have today.
// takes   url: text
// gives   text
// sight   public
MATCH (s:StatusList {url: $url})
RETURN s.signedText AS text
