// On the embedded engine a uniqueness constraint brings no index: without this every look-up reads the whole label.
CREATE INDEX import_id_key IF NOT EXISTS FOR (n:Import) ON (n.id);
