// Makes the hidden targets of a load what they are to become.
// takes   load: id
// gives   nothing
// sight   operator
MATCH (k:Target {loadId: $load})
WHERE k.state = 'draft' AND k.becomes IS NOT NULL
SET k.state = k.becomes, k.becomes = null
