// Puts the claims of a load before the curators.
// takes   load: id
// gives   nothing
// sight   operator
MATCH (m:Mapping {loadId: $load})
WHERE m.state = 'draft'
SET m.state = 'proposed'
