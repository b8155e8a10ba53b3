// On the embedded engine a uniqueness constraint brings no index.
CREATE INDEX tombstone_id_key IF NOT EXISTS FOR (n:Tombstone) ON (n.id);
