// On the embedded engine a uniqueness constraint brings no index.
CREATE INDEX decline_notice_id_key IF NOT EXISTS FOR (n:DeclineNotice) ON (n.id);
