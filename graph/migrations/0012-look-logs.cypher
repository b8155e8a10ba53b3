// Look logs: the entries about one person form a chain, and no place in it can be taken twice.
CREATE CONSTRAINT look_log_id IF NOT EXISTS FOR (n:LookLog) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT look_log_owner IF NOT EXISTS FOR (n:LookLog) REQUIRE n.ownerId IS UNIQUE;
CREATE CONSTRAINT access_place IF NOT EXISTS FOR (n:Access) REQUIRE n.chainKey IS UNIQUE;
