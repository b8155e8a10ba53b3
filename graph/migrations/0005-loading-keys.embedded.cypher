// On the embedded engine a uniqueness constraint brings no index: without these every look-up reads the whole label.
CREATE INDEX load_id_key IF NOT EXISTS FOR (n:Load) ON (n.id);
CREATE INDEX load_seat_id_key IF NOT EXISTS FOR (n:LoadSeat) ON (n.id);
CREATE INDEX release_id_key IF NOT EXISTS FOR (n:Release) ON (n.id);
CREATE INDEX edition_id_key IF NOT EXISTS FOR (n:Edition) ON (n.id);
CREATE INDEX wording_id_key IF NOT EXISTS FOR (n:Wording) ON (n.id);
