// On the embedded engine a uniqueness constraint brings no index.
CREATE INDEX self_assertion_id_key IF NOT EXISTS FOR (n:SelfAssertion) ON (n.id);
