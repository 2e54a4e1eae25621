-- A company that took the quick test on a public page and asks a broker to call (M08). `org_id` is the broker's organisation, `source_id` the one on whose
-- page it was asked. Contact and answers are sealed under a key of the lead's own. A lead that is taken back, deleted or too old is no row any more, and its
-- key is gone. `consent_hash` is of the text that was shown. The link to take it back is known by the hash of its secret only.
CREATE TABLE lead (
    org_id           UUID        NOT NULL REFERENCES organisation (org_id),
    id               UUID        NOT NULL,
    source_id        UUID        REFERENCES organisation (org_id),
    grade            TEXT        NOT NULL CHECK (grade IN ('a', 'b', 'c', 'd', 'e')),
    edition          BIGINT      NOT NULL,
    answers          BYTEA       NOT NULL,
    contact          BYTEA       NOT NULL,
    consent_hash     BYTEA       NOT NULL,
    consent_version  TEXT        NOT NULL,
    consent_language TEXT        NOT NULL,
    secret_hash      BYTEA       NOT NULL,
    state            TEXT        NOT NULL CHECK (state IN ('new', 'called', 'won', 'lost')),
    version          BIGINT      NOT NULL,
    created_at       TIMESTAMPTZ NOT NULL,
    updated_at       TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX lead_secret ON lead (secret_hash);
CREATE INDEX lead_order ON lead (org_id, created_at, id);
CREATE INDEX lead_age ON lead (updated_at);
ALTER TABLE lead ENABLE ROW LEVEL SECURITY;
ALTER TABLE lead FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON lead USING (scope_allows(org_id, NULL)) WITH CHECK (scope_allows(org_id, NULL));
