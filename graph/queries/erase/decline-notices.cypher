// Removes what issuers were told of the badges this person declined: a reason may name its writer.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (:Person {id: $person})<-[:ABOUT]-(:Credential)<-[:OF]-(n:DeclineNotice)
DETACH DELETE n
