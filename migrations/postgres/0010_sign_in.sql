-- Signing in with a name and a password. `name_index` finds it (the name is folded first), `name` is the same sealed under the person's
-- key; `hash` is a PHC string of Argon2id.
CREATE TABLE password_login (
    person_id  UUID        NOT NULL PRIMARY KEY REFERENCES account (person_id),
    name_index BYTEA       NOT NULL,
    name       BYTEA       NOT NULL,
    hash       TEXT        NOT NULL,
    version    BIGINT      NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX password_login_name ON password_login (name_index);
ALTER TABLE password_login ENABLE ROW LEVEL SECURITY;
ALTER TABLE password_login FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON password_login USING (scope_allows(NULL, person_id)) WITH CHECK (scope_allows(NULL, person_id));

-- Where somebody is signed in. The secret that renews the access is kept as SHA-256 only; the one before it is known for a while, so that
-- two requests at once are told from a stolen secret. `device` is what the person sees in their list, never more than a kind of browser.
CREATE TABLE sign_in (
    person_id     UUID        NOT NULL REFERENCES account (person_id),
    id            UUID        NOT NULL PRIMARY KEY,
    refresh_hash  BYTEA       NOT NULL,
    previous_hash BYTEA,
    rotated_at    TIMESTAMPTZ NOT NULL,
    method        TEXT        NOT NULL CHECK (method IN ('password', 'passkey', 'organisation', 'demo')),
    two_factors   BOOLEAN     NOT NULL,
    device        TEXT        NOT NULL,
    created_at    TIMESTAMPTZ NOT NULL,
    expires_at    TIMESTAMPTZ NOT NULL,
    ended_at      TIMESTAMPTZ
);
CREATE INDEX sign_in_person ON sign_in (person_id, id);
ALTER TABLE sign_in ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON sign_in USING (scope_allows(NULL, person_id)) WITH CHECK (scope_allows(NULL, person_id));

-- How often something was tried in the time up to `until`; `subject` is a keyed hash of what was tried on, so that unknown names are counted too and
-- nobody reads here who signs in.
CREATE TABLE attempt (
    subject BYTEA       NOT NULL,
    kind    TEXT        NOT NULL,
    count   BIGINT      NOT NULL,
    until   TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (kind, subject)
);
CREATE INDEX attempt_until ON attempt (until);
ALTER TABLE attempt ENABLE ROW LEVEL SECURITY;
ALTER TABLE attempt FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON attempt USING (scope_allows(NULL, NULL)) WITH CHECK (scope_allows(NULL, NULL));
