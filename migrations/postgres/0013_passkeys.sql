-- Passkeys (WebAuthn, level 3). `credential_index` finds one by a keyed tag of its identifier; `credential` (identifier, public key, flags, as the
-- library writes it) and `label` (the person's own name for it) are sealed under the person's key. `sign_count` is the authenticator's counter as
-- it was last seen, 0 where it has none.
CREATE TABLE passkey (
    person_id        UUID        NOT NULL REFERENCES account (person_id),
    id               UUID        NOT NULL PRIMARY KEY,
    credential_index BYTEA       NOT NULL,
    credential       BYTEA       NOT NULL,
    label            BYTEA       NOT NULL,
    sign_count       BIGINT      NOT NULL,
    backed_up        BOOLEAN     NOT NULL,
    version          BIGINT      NOT NULL,
    created_at       TIMESTAMPTZ NOT NULL,
    used_at          TIMESTAMPTZ
);
CREATE UNIQUE INDEX passkey_credential ON passkey (credential_index);
CREATE INDEX passkey_person ON passkey (person_id, id);
ALTER TABLE passkey ENABLE ROW LEVEL SECURITY;
ALTER TABLE passkey FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON passkey USING (scope_allows(NULL, person_id)) WITH CHECK (scope_allows(NULL, person_id));

-- What a browser was asked to sign, for some minutes and once. The browser holds the ticket, its SHA-256 stands here.
CREATE TABLE passkey_ticket (
    ticket_hash BYTEA       NOT NULL PRIMARY KEY,
    asked       TEXT        NOT NULL,
    expires_at  TIMESTAMPTZ NOT NULL
);
CREATE INDEX passkey_ticket_expires ON passkey_ticket (expires_at);
ALTER TABLE passkey_ticket ENABLE ROW LEVEL SECURITY;
ALTER TABLE passkey_ticket FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON passkey_ticket USING (scope_allows(NULL, NULL)) WITH CHECK (scope_allows(NULL, NULL));
