// One signed status list as it stands now, for everyone.
// takes   slug: text
// gives   text
// sight   public
MATCH (s:StatusList {slug: $slug})
RETURN s.signedText AS text
