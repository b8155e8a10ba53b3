// What people say of their own skills: one statement a person and skill.
CREATE CONSTRAINT self_assertion_id IF NOT EXISTS FOR (n:SelfAssertion) REQUIRE n.id IS UNIQUE;
