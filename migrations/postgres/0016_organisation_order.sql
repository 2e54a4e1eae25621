-- What the operator's list sorts and filters by: the name in small letters, by its bytes as on SQLite.
ALTER TABLE organisation ADD COLUMN sort_name TEXT COLLATE "C" NOT NULL DEFAULT '';
-- Row-level security holds for the owner, too.
SELECT set_config('app.scope', 'system', TRUE);
UPDATE organisation SET sort_name = lower(name);
CREATE INDEX organisation_sort_name ON organisation (sort_name, org_id);
