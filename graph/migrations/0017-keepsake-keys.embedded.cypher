// On the embedded engine a uniqueness constraint brings no index.
CREATE INDEX keepsake_id_key IF NOT EXISTS FOR (n:Keepsake) ON (n.id);
CREATE INDEX restoring_key_key IF NOT EXISTS FOR (n:Restoring) ON (n.restoreKey);
