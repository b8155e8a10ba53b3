// Which issuer signs under this name, if it is one we recognise.
// takes   did: text
// gives   name, recognisedBy
// sight   public
MATCH (o:Organization {did: $did})
WHERE o.recognised
RETURN o.name AS name, o.recognisedBy AS recognisedBy
ORDER BY name
