// Keepsakes: what somebody brought along from an earlier place, kept as it was.
CREATE CONSTRAINT keepsake_id IF NOT EXISTS FOR (n:Keepsake) REQUIRE n.id IS UNIQUE;
