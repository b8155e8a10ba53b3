// One opening of a link, remembered for an hour so that whoever lost the answer can ask again.
CREATE CONSTRAINT opening_id IF NOT EXISTS FOR (n:Opening) REQUIRE n.id IS UNIQUE;
