// What its owner removed is found by when, every hour: 30 days later it goes for good.
CREATE INDEX credential_removed_lookup IF NOT EXISTS FOR (n:Credential) ON (n.removedAt);
// What an issuer is told of a no.
CREATE CONSTRAINT decline_notice_id IF NOT EXISTS FOR (n:DeclineNotice) REQUIRE n.id IS UNIQUE;
