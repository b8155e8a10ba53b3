// What standards know things by: services that only pass a UUID on find them again.
CREATE INDEX framework_uuid_lookup IF NOT EXISTS FOR (n:Framework) ON (n.uuid);
CREATE INDEX competency_uuid_lookup IF NOT EXISTS FOR (n:Competency) ON (n.uuid);
CREATE INDEX target_uuid_lookup IF NOT EXISTS FOR (n:Target) ON (n.uuid);
