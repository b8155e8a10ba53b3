// Ties what somebody told us to the thing it is about: anything public, or a credential of their own.
// takes   id: id, about: id, senderId: id?
// gives   name
// sight   operator
MATCH (f:Feedback {id: $id})
CALL () {
  MATCH (n:Competency {id: $about})
  WHERE n.state <> 'draft'
  RETURN n, n.name AS name
  UNION
  MATCH (n:Achievement {id: $about})
  WHERE n.state IN ['published', 'retired']
  RETURN n, n.name AS name
  UNION
  MATCH (n:Framework {id: $about})
  WHERE n.state <> 'draft'
  RETURN n, n.name AS name
  UNION
  MATCH (n:Target {id: $about})
  WHERE n.state = 'published'
  RETURN n, n.name AS name
  UNION
  MATCH (n:Organization {id: $about})
  RETURN n, n.name AS name
  UNION
  MATCH (n:Credential {id: $about})-[:ABOUT]->(p:Person)
  WHERE p.id = $senderId
  RETURN n, 'a credential of mine' AS name
}
MERGE (f)-[:ABOUT]->(n)
RETURN name
