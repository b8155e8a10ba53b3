// Somebody who may be asked is found by the code they gave away; the code itself is not kept.
CREATE INDEX person_ask_code_lookup IF NOT EXISTS FOR (n:Person) ON (n.askCodeHash);
