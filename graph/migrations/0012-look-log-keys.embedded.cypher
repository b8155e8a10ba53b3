// On the embedded engine a uniqueness constraint brings no index: without these every look-up reads the whole label.
CREATE INDEX look_log_id_key IF NOT EXISTS FOR (n:LookLog) ON (n.id);
CREATE INDEX look_log_owner_key IF NOT EXISTS FOR (n:LookLog) ON (n.ownerId);
CREATE INDEX access_place_key IF NOT EXISTS FOR (n:Access) ON (n.chainKey);
