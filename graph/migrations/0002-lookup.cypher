// What questions look things up by, although it need not be unique.
CREATE INDEX identifier_value_lookup IF NOT EXISTS FOR (n:Identifier) ON (n.value);
CREATE INDEX organization_did_lookup IF NOT EXISTS FOR (n:Organization) ON (n.did);
CREATE INDEX framework_uri_lookup IF NOT EXISTS FOR (n:Framework) ON (n.uri);
CREATE INDEX competency_uri_lookup IF NOT EXISTS FOR (n:Competency) ON (n.uri);
CREATE INDEX achievement_uri_lookup IF NOT EXISTS FOR (n:Achievement) ON (n.uri);
CREATE INDEX achievement_state_lookup IF NOT EXISTS FOR (n:Achievement) ON (n.state);
CREATE INDEX alignment_state_lookup IF NOT EXISTS FOR (n:Alignment) ON (n.state);
CREATE INDEX mapping_state_lookup IF NOT EXISTS FOR (n:Mapping) ON (n.state);
CREATE INDEX credential_uri_lookup IF NOT EXISTS FOR (n:Credential) ON (n.uri);
CREATE INDEX credential_digest_lookup IF NOT EXISTS FOR (n:Credential) ON (n.digest);
CREATE INDEX credential_issuer_did_lookup IF NOT EXISTS FOR (n:Credential) ON (n.issuerDid);
CREATE INDEX credential_status_list_url_lookup IF NOT EXISTS FOR (n:Credential) ON (n.statusListUrl);
CREATE INDEX document_digest_lookup IF NOT EXISTS FOR (n:Document) ON (n.digest);
CREATE INDEX feedback_state_lookup IF NOT EXISTS FOR (n:Feedback) ON (n.state);
