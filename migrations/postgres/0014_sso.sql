-- An organisation's own sign-in (OpenID Connect): one provider each. The secret that it gave us is sealed under a key of the master key's.
CREATE TABLE sso_provider (
    org_id        UUID        NOT NULL PRIMARY KEY REFERENCES organisation (org_id),
    issuer        TEXT        NOT NULL,
    client_id     TEXT        NOT NULL,
    client_secret BYTEA       NOT NULL,
    enabled       BOOLEAN     NOT NULL,
    version       BIGINT      NOT NULL,
    created_at    TIMESTAMPTZ NOT NULL,
    updated_at    TIMESTAMPTZ NOT NULL
);
ALTER TABLE sso_provider ENABLE ROW LEVEL SECURITY;
ALTER TABLE sso_provider FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON sso_provider USING (scope_allows(org_id, NULL)) WITH CHECK (scope_allows(org_id, NULL));

-- Somebody is on the way to the provider and back: found by what comes back (`state`), bound to their browser, good once and for minutes.
-- `provider_version` is the setting it began with; another one ends it.
CREATE TABLE sso_attempt (
    org_id           UUID        NOT NULL REFERENCES organisation (org_id),
    state_hash       BYTEA       NOT NULL PRIMARY KEY,
    browser_hash     BYTEA       NOT NULL,
    nonce_hash       BYTEA       NOT NULL,
    verifier         BYTEA       NOT NULL,
    provider_version BIGINT      NOT NULL,
    return_path      TEXT        NOT NULL,
    expires_at       TIMESTAMPTZ NOT NULL
);
CREATE INDEX sso_attempt_expires ON sso_attempt (expires_at);
ALTER TABLE sso_attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE sso_attempt FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON sso_attempt USING (scope_allows(org_id, NULL)) WITH CHECK (scope_allows(org_id, NULL));

-- An identity that came back and that no account is linked with: good once and for minutes, in the same browser.
CREATE TABLE sso_ticket (
    org_id        UUID        NOT NULL REFERENCES organisation (org_id),
    ticket_hash   BYTEA       NOT NULL PRIMARY KEY,
    browser_hash  BYTEA       NOT NULL,
    subject_index BYTEA       NOT NULL,
    issuer        TEXT        NOT NULL,
    expires_at    TIMESTAMPTZ NOT NULL
);
CREATE INDEX sso_ticket_expires ON sso_ticket (expires_at);
ALTER TABLE sso_ticket ENABLE ROW LEVEL SECURITY;
ALTER TABLE sso_ticket FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON sso_ticket USING (scope_allows(org_id, NULL)) WITH CHECK (scope_allows(org_id, NULL));

-- Who may sign in by which identity of an organisation's provider. Issuer and subject are kept as a keyed tag: nobody reads here who somebody is
-- elsewhere.
CREATE TABLE sso_identity (
    org_id        UUID        NOT NULL REFERENCES organisation (org_id),
    person_id     UUID        NOT NULL REFERENCES account (person_id),
    subject_index BYTEA       NOT NULL,
    issuer        TEXT        NOT NULL,
    version       BIGINT      NOT NULL,
    linked_at     TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org_id, person_id)
);
CREATE UNIQUE INDEX sso_identity_subject ON sso_identity (org_id, subject_index);
CREATE INDEX sso_identity_person ON sso_identity (person_id);
ALTER TABLE sso_identity ENABLE ROW LEVEL SECURITY;
ALTER TABLE sso_identity FORCE ROW LEVEL SECURITY;
-- Only the system links, after it took the ticket.
CREATE POLICY scope ON sso_identity USING (scope_allows(org_id, person_id)) WITH CHECK (scope_allows(NULL, NULL));
