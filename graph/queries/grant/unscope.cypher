// Forgets what a permission named: credentials, issuers and skills.
// takes   grantId: id
// gives   nothing
// sight   operator
MATCH (:Grant {id: $grantId})-[r:COVERS|ALLOWS_ISSUER|ALLOWS_SKILL]->()
DELETE r
