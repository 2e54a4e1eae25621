-- Each change of state, chained by hashes: one chain per organisation and one per person (`chain_id` is the one or the
-- other). `salt` belongs to `payload_hash`; once it is deleted nobody can test guesses about the payload. Rows are never changed
-- otherwise, and the application's role may not.
CREATE TABLE ledger (
    chain_id     UUID        NOT NULL,
    seq          BIGINT      NOT NULL CHECK (seq > 0),
    org_id       UUID,
    person_id    UUID,
    at           TIMESTAMPTZ NOT NULL,
    actor        TEXT        NOT NULL,
    request_id   UUID        NOT NULL,
    action       TEXT        NOT NULL,
    entity       TEXT        NOT NULL,
    entity_id    UUID        NOT NULL,
    subject_id   UUID,
    payload_hash BYTEA       NOT NULL,
    salt         BYTEA,
    prev_hash    BYTEA       NOT NULL,
    hash         BYTEA       NOT NULL,
    PRIMARY KEY (chain_id, seq),
    CHECK ((org_id IS NULL) <> (person_id IS NULL))
);
CREATE INDEX ledger_subject ON ledger (subject_id) WHERE subject_id IS NOT NULL;
ALTER TABLE ledger ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON ledger USING (scope_allows(org_id, person_id)) WITH CHECK (scope_allows(org_id, person_id));

-- The end of each chain, sealed with a key that is not in the database: a shortened chain does not fit it.
CREATE TABLE ledger_head (
    chain_id  UUID   NOT NULL PRIMARY KEY,
    org_id    UUID,
    person_id UUID,
    seq       BIGINT NOT NULL,
    hash      BYTEA  NOT NULL,
    seal      BYTEA  NOT NULL
);
ALTER TABLE ledger_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_head FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON ledger_head USING (scope_allows(org_id, person_id)) WITH CHECK (scope_allows(org_id, person_id));
