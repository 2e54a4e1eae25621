-- Signing in with a name and a password. `name_index` finds it (the name is folded first), `name` is the same sealed under the person's
-- key; `hash` is a PHC string of Argon2id.
CREATE TABLE password_login (
    person_id  BLOB    NOT NULL PRIMARY KEY REFERENCES account (person_id),
    name_index BLOB    NOT NULL,
    name       BLOB    NOT NULL,
    hash       TEXT    NOT NULL,
    version    BIGINT  NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX password_login_name ON password_login (name_index);

-- Where somebody is signed in. The secret that renews the access is kept as SHA-256 only; the one before it is known for a while, so that
-- two requests at once are told from a stolen secret. `device` is what the person sees in their list, never more than a kind of browser.
CREATE TABLE sign_in (
    person_id     BLOB    NOT NULL REFERENCES account (person_id),
    id            BLOB    NOT NULL PRIMARY KEY,
    refresh_hash  BLOB    NOT NULL,
    previous_hash BLOB,
    rotated_at    INTEGER NOT NULL,
    method        TEXT    NOT NULL CHECK (method IN ('password', 'passkey', 'organisation', 'demo')),
    two_factors   BOOLEAN NOT NULL,
    device        TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL,
    ended_at      INTEGER
);
CREATE INDEX sign_in_person ON sign_in (person_id, id);

-- How often something was tried in the time up to `until`; `subject` is a keyed hash of what was tried on, so that unknown names are counted too and
-- nobody reads here who signs in.
CREATE TABLE attempt (
    subject BLOB    NOT NULL,
    kind    TEXT    NOT NULL,
    count   BIGINT  NOT NULL,
    until   INTEGER NOT NULL,
    PRIMARY KEY (kind, subject)
);
CREATE INDEX attempt_until ON attempt (until);
