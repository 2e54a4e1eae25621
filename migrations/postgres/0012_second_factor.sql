-- The second factor of a sign-in (TOTP, RFC 6238): the secret sealed under the person's key; it counts once it was confirmed. `last_step` is the
-- last step whose code was taken, so that no code is taken twice.
CREATE TABLE second_factor (
    person_id    UUID        NOT NULL PRIMARY KEY REFERENCES account (person_id),
    secret       BYTEA       NOT NULL,
    last_step    BIGINT      NOT NULL,
    confirmed_at TIMESTAMPTZ,
    version      BIGINT      NOT NULL,
    created_at   TIMESTAMPTZ NOT NULL
);
ALTER TABLE second_factor ENABLE ROW LEVEL SECURITY;
ALTER TABLE second_factor FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON second_factor USING (scope_allows(NULL, person_id)) WITH CHECK (scope_allows(NULL, person_id));

-- Codes for the day on which the second factor is lost, each good once; kept as keyed tags.
CREATE TABLE recovery_code (
    person_id  UUID        NOT NULL REFERENCES account (person_id),
    code_index BYTEA       NOT NULL,
    used_at    TIMESTAMPTZ,
    PRIMARY KEY (person_id, code_index)
);
ALTER TABLE recovery_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE recovery_code FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON recovery_code USING (scope_allows(NULL, person_id)) WITH CHECK (scope_allows(NULL, person_id));
