// Keepsakes: what somebody brought along from an earlier place, kept as it was.
CREATE CONSTRAINT keepsake_id IF NOT EXISTS FOR (n:Keepsake) REQUIRE n.id IS UNIQUE;
// What is being restored from a backup bears this label until all of it is there.
CREATE CONSTRAINT restoring_key IF NOT EXISTS FOR (n:Restoring) REQUIRE n.restoreKey IS UNIQUE;
