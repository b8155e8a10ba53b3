// Removes the frameworks that only a load that was given up had made.
// takes   load: id
// gives   nothing
// sight   operator
MATCH (f:Framework {loadId: $load})
WHERE f.state = 'draft'
DETACH DELETE f
