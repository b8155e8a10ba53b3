// Removes what a person told us, and what we answered.
// takes   person: id
// gives   nothing
// sight   operator
MATCH (f:Feedback {senderId: $person})
DETACH DELETE f
