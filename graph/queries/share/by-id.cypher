// What proves that somebody may open a link, by the id in it: nothing of what it shows.
// takes   grant: id
// gives   tokenHash, passphraseHash, linkId
// sight   public
MATCH (g:Grant {id: $grant})-[:TO]->(l:Link)
RETURN l.tokenHash AS tokenHash, l.passphraseHash AS passphraseHash, l.id AS linkId
ORDER BY linkId
