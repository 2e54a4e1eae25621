-- A company that took the quick test on a public page and asks a broker to call (M08). `org_id` is the broker's organisation, `source_id` the one on whose
-- page it was asked. Contact and answers are sealed under a key of the lead's own. A lead that is taken back, deleted or too old is no row any more, and its
-- key is gone. `consent_hash` is of the text that was shown. The link to take it back is known by the hash of its secret only.
CREATE TABLE lead (
    org_id           BLOB    NOT NULL REFERENCES organisation (org_id),
    id               BLOB    NOT NULL,
    source_id        BLOB    REFERENCES organisation (org_id),
    grade            TEXT    NOT NULL CHECK (grade IN ('a', 'b', 'c', 'd', 'e')),
    edition          BIGINT  NOT NULL,
    answers          BLOB    NOT NULL,
    contact          BLOB    NOT NULL,
    consent_hash     BLOB    NOT NULL,
    consent_version  TEXT    NOT NULL,
    consent_language TEXT    NOT NULL,
    secret_hash      BLOB    NOT NULL,
    state            TEXT    NOT NULL CHECK (state IN ('new', 'called', 'won', 'lost')),
    version          BIGINT  NOT NULL,
    created_at       INTEGER NOT NULL,
    updated_at       INTEGER NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX lead_secret ON lead (secret_hash);
CREATE INDEX lead_order ON lead (org_id, created_at, id);
CREATE INDEX lead_age ON lead (updated_at);
