-- Members have a name here: what whoever gave the role typed, sealed under a key of the organisation for that person.
ALTER TABLE membership ADD COLUMN name BYTEA;

-- Links that members make for newcomers: who gives the role (none: the operator), up to which amount, until when, and the name that the
-- member will have, sealed and forgotten with the link.
ALTER TABLE account_link ADD COLUMN giver_id UUID REFERENCES account (person_id);
ALTER TABLE account_link ADD COLUMN limit_cents BIGINT;
ALTER TABLE account_link ADD COLUMN valid_to TEXT;
ALTER TABLE account_link ADD COLUMN name BYTEA;
