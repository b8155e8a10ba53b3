// How many organisations and people have a key with us: none means the store is new.
// takes   nothing
// gives   holders
// sight   operator
RETURN COUNT { MATCH (o:Organization) WHERE o.recognised = true }
     + COUNT { MATCH (p:Person) WHERE p.did IS NOT NULL } AS holders
