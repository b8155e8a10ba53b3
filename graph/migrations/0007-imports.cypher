// What a curator hands in through the portal, from its files to what became of them.
CREATE CONSTRAINT import_id IF NOT EXISTS FOR (n:Import) REQUIRE n.id IS UNIQUE;
CREATE INDEX import_begun_lookup IF NOT EXISTS FOR (n:Import) ON (n.begunAt);
