-- An organisation's own sign-in (OpenID Connect): one provider each. The secret that it gave us is sealed under a key of the master key's.
CREATE TABLE sso_provider (
    org_id        BLOB    NOT NULL PRIMARY KEY REFERENCES organisation (org_id),
    issuer        TEXT    NOT NULL,
    client_id     TEXT    NOT NULL,
    client_secret BLOB    NOT NULL,
    enabled       BOOLEAN NOT NULL,
    version       BIGINT  NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL
);

-- Somebody is on the way to the provider and back: found by what comes back (`state`), bound to their browser, good once and for minutes.
-- `provider_version` is the setting it began with; another one ends it.
CREATE TABLE sso_attempt (
    org_id           BLOB    NOT NULL REFERENCES organisation (org_id),
    state_hash       BLOB    NOT NULL PRIMARY KEY,
    browser_hash     BLOB    NOT NULL,
    nonce_hash       BLOB    NOT NULL,
    verifier         BLOB    NOT NULL,
    provider_version BIGINT  NOT NULL,
    return_path      TEXT    NOT NULL,
    expires_at       INTEGER NOT NULL
);
CREATE INDEX sso_attempt_expires ON sso_attempt (expires_at);

-- An identity that came back and that no account is linked with: good once and for minutes, in the same browser.
CREATE TABLE sso_ticket (
    org_id        BLOB    NOT NULL REFERENCES organisation (org_id),
    ticket_hash   BLOB    NOT NULL PRIMARY KEY,
    browser_hash  BLOB    NOT NULL,
    subject_index BLOB    NOT NULL,
    issuer        TEXT    NOT NULL,
    expires_at    INTEGER NOT NULL
);
CREATE INDEX sso_ticket_expires ON sso_ticket (expires_at);

-- Who may sign in by which identity of an organisation's provider. Issuer and subject are kept as a keyed tag: nobody reads here who somebody is
-- elsewhere.
CREATE TABLE sso_identity (
    org_id        BLOB    NOT NULL REFERENCES organisation (org_id),
    person_id     BLOB    NOT NULL REFERENCES account (person_id),
    subject_index BLOB    NOT NULL,
    issuer        TEXT    NOT NULL,
    version       BIGINT  NOT NULL,
    linked_at     INTEGER NOT NULL,
    PRIMARY KEY (org_id, person_id)
);
CREATE UNIQUE INDEX sso_identity_subject ON sso_identity (org_id, subject_index);
CREATE INDEX sso_identity_person ON sso_identity (person_id);
