-- A letter that opens an account: the link of its QR code as SHA-256, the code to type as a keyed tag. Five wrong birthdays close it; a new
-- letter closes the one before.
CREATE TABLE invitation (
    org_id     UUID        NOT NULL REFERENCES organisation (org_id),
    id         UUID        NOT NULL,
    record_id  UUID        NOT NULL,
    link_hash  BYTEA       NOT NULL,
    code_index BYTEA       NOT NULL,
    tries      BIGINT      NOT NULL,
    version    BIGINT      NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at    TIMESTAMPTZ,
    revoked_at TIMESTAMPTZ,
    PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX invitation_link ON invitation (link_hash);
CREATE UNIQUE INDEX invitation_code ON invitation (code_index);
CREATE INDEX invitation_record ON invitation (org_id, record_id);
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON invitation USING (scope_allows(org_id, NULL)) WITH CHECK (scope_allows(org_id, NULL));

-- What somebody confirmed to have got (Quittung): which text, in which language, how, when. The employer can prove it later; nothing here is ever
-- changed.
CREATE TABLE receipt (
    org_id     UUID        NOT NULL REFERENCES organisation (org_id),
    id         UUID        NOT NULL,
    person_id  UUID        NOT NULL REFERENCES account (person_id),
    record_id  UUID        NOT NULL,
    what       TEXT        NOT NULL,
    text_hash  BYTEA       NOT NULL,
    language   TEXT        NOT NULL,
    method     TEXT        NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX receipt_person ON receipt (person_id, id);
ALTER TABLE receipt ENABLE ROW LEVEL SECURITY;
ALTER TABLE receipt FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON receipt USING (scope_allows(org_id, person_id)) WITH CHECK (scope_allows(org_id, NULL));

-- What somebody agreed to (Einwilligung): for which purpose, to which text; withdrawing is as easy as giving (GDPR Art. 7 III).
CREATE TABLE consent (
    person_id    UUID        NOT NULL REFERENCES account (person_id),
    id           UUID        NOT NULL PRIMARY KEY,
    purpose      TEXT        NOT NULL,
    text_version TEXT        NOT NULL,
    text_hash    BYTEA       NOT NULL,
    language     TEXT        NOT NULL,
    given_at     TIMESTAMPTZ NOT NULL,
    withdrawn_at TIMESTAMPTZ
);
CREATE INDEX consent_person ON consent (person_id, purpose);
ALTER TABLE consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE consent FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON consent USING (scope_allows(NULL, person_id)) WITH CHECK (scope_allows(NULL, person_id));
