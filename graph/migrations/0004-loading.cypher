// Frameworks come in by loads, keep the words they had, and say some things in more than one language.
CREATE CONSTRAINT load_id IF NOT EXISTS FOR (n:Load) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT load_seat_id IF NOT EXISTS FOR (n:LoadSeat) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT release_id IF NOT EXISTS FOR (n:Release) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT edition_id IF NOT EXISTS FOR (n:Edition) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT wording_id IF NOT EXISTS FOR (n:Wording) REQUIRE n.id IS UNIQUE;
CREATE INDEX load_state_lookup IF NOT EXISTS FOR (n:Load) ON (n.state);
CREATE INDEX target_uri_lookup IF NOT EXISTS FOR (n:Target) ON (n.uri);
CREATE INDEX competency_load_lookup IF NOT EXISTS FOR (n:Competency) ON (n.loadId);
CREATE INDEX target_load_lookup IF NOT EXISTS FOR (n:Target) ON (n.loadId);
CREATE INDEX mapping_load_lookup IF NOT EXISTS FOR (n:Mapping) ON (n.loadId);
CREATE INDEX wording_load_lookup IF NOT EXISTS FOR (n:Wording) ON (n.loadId);
CREATE INDEX framework_load_lookup IF NOT EXISTS FOR (n:Framework) ON (n.loadId);
