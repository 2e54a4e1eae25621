-- Each change of state, chained by hashes: one chain per organisation and one per person (`chain_id` is the one or the
-- other). `salt` belongs to `payload_hash`; once it is deleted nobody can test guesses about the payload. Rows are never changed
-- otherwise, and the application's role may not.
CREATE TABLE ledger (
    chain_id     BLOB    NOT NULL,
    seq          BIGINT  NOT NULL CHECK (seq > 0),
    org_id       BLOB,
    person_id    BLOB,
    at           INTEGER NOT NULL,
    actor        TEXT    NOT NULL,
    request_id   BLOB    NOT NULL,
    action       TEXT    NOT NULL,
    entity       TEXT    NOT NULL,
    entity_id    BLOB    NOT NULL,
    subject_id   BLOB,
    payload_hash BLOB    NOT NULL,
    salt         BLOB,
    prev_hash    BLOB    NOT NULL,
    hash         BLOB    NOT NULL,
    PRIMARY KEY (chain_id, seq),
    CHECK ((org_id IS NULL) <> (person_id IS NULL))
) WITHOUT ROWID;
CREATE INDEX ledger_subject ON ledger (subject_id) WHERE subject_id IS NOT NULL;

-- The end of each chain, sealed with a key that is not in the database: a shortened chain does not fit it.
CREATE TABLE ledger_head (
    chain_id  BLOB   NOT NULL PRIMARY KEY,
    org_id    BLOB,
    person_id BLOB,
    seq       BIGINT NOT NULL,
    hash      BLOB   NOT NULL,
    seal      BLOB   NOT NULL
) WITHOUT ROWID;
