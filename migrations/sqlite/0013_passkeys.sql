-- Passkeys (WebAuthn, level 3). `credential_index` finds one by a keyed tag of its identifier; `credential` (identifier, public key, flags, as the
-- library writes it) and `label` (the person's own name for it) are sealed under the person's key. `sign_count` is the authenticator's counter as
-- it was last seen, 0 where it has none.
CREATE TABLE passkey (
    person_id        BLOB    NOT NULL REFERENCES account (person_id),
    id               BLOB    NOT NULL PRIMARY KEY,
    credential_index BLOB    NOT NULL,
    credential       BLOB    NOT NULL,
    label            BLOB    NOT NULL,
    sign_count       BIGINT  NOT NULL,
    backed_up        BOOLEAN NOT NULL,
    version          BIGINT  NOT NULL,
    created_at       INTEGER NOT NULL,
    used_at          INTEGER
);
CREATE UNIQUE INDEX passkey_credential ON passkey (credential_index);
CREATE INDEX passkey_person ON passkey (person_id, id);

-- What a browser was asked to sign, for some minutes and once. The browser holds the ticket, its SHA-256 stands here.
CREATE TABLE passkey_ticket (
    ticket_hash BLOB    NOT NULL PRIMARY KEY,
    asked       TEXT    NOT NULL,
    expires_at  INTEGER NOT NULL
);
CREATE INDEX passkey_ticket_expires ON passkey_ticket (expires_at);
