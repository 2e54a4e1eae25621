-- The second factor of a sign-in (TOTP, RFC 6238): the secret sealed under the person's key; it counts once it was confirmed. `last_step` is the
-- last step whose code was taken, so that no code is taken twice.
CREATE TABLE second_factor (
    person_id    BLOB    NOT NULL PRIMARY KEY REFERENCES account (person_id),
    secret       BLOB    NOT NULL,
    last_step    BIGINT  NOT NULL,
    confirmed_at INTEGER,
    version      BIGINT  NOT NULL,
    created_at   INTEGER NOT NULL
);

-- Codes for the day on which the second factor is lost, each good once; kept as keyed tags.
CREATE TABLE recovery_code (
    person_id  BLOB    NOT NULL REFERENCES account (person_id),
    code_index BLOB    NOT NULL,
    used_at    INTEGER,
    PRIMARY KEY (person_id, code_index)
);
