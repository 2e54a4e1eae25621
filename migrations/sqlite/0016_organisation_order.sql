-- What the operator's list sorts and filters by: the name in small letters. Names from before are folded as far as the engine can (ASCII);
-- the next change of a name folds it whole.
ALTER TABLE organisation ADD COLUMN sort_name TEXT NOT NULL DEFAULT '';
UPDATE organisation SET sort_name = lower(name);
CREATE INDEX organisation_sort_name ON organisation (sort_name, org_id);
