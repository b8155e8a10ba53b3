// Removes a person's credentials, whatever was answered to them.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (:Person {id: $person})<-[:ABOUT]-(c:Credential)
DETACH DELETE c
