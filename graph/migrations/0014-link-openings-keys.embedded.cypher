// On the embedded engine a uniqueness constraint brings no index.
CREATE INDEX opening_id_key IF NOT EXISTS FOR (n:Opening) ON (n.id);
