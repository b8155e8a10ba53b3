// Who was erased, as hashes: an older backup put back finds them here and erases again.
CREATE CONSTRAINT tombstone_id IF NOT EXISTS FOR (n:Tombstone) REQUIRE n.id IS UNIQUE;
CREATE INDEX feedback_sender_lookup IF NOT EXISTS FOR (n:Feedback) ON (n.senderId);
