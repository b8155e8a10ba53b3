// People by the DID of the key we keep for them: whoever proves a DID must be told when it is somebody else's already.
CREATE INDEX person_did_lookup IF NOT EXISTS FOR (n:Person) ON (n.did);
