-- A letter that opens an account: the link of its QR code as SHA-256, the code to type as a keyed tag. Five wrong birthdays close it; a new
-- letter closes the one before.
CREATE TABLE invitation (
    org_id     BLOB    NOT NULL REFERENCES organisation (org_id),
    id         BLOB    NOT NULL,
    record_id  BLOB    NOT NULL,
    link_hash  BLOB    NOT NULL,
    code_index BLOB    NOT NULL,
    tries      BIGINT  NOT NULL,
    version    BIGINT  NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER,
    revoked_at INTEGER,
    PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX invitation_link ON invitation (link_hash);
CREATE UNIQUE INDEX invitation_code ON invitation (code_index);
CREATE INDEX invitation_record ON invitation (org_id, record_id);

-- What somebody confirmed to have got (Quittung): which text, in which language, how, when. The employer can prove it later; nothing here is ever
-- changed.
CREATE TABLE receipt (
    org_id     BLOB    NOT NULL REFERENCES organisation (org_id),
    id         BLOB    NOT NULL,
    person_id  BLOB    NOT NULL REFERENCES account (person_id),
    record_id  BLOB    NOT NULL,
    what       TEXT    NOT NULL,
    text_hash  BLOB    NOT NULL,
    language   TEXT    NOT NULL,
    method     TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX receipt_person ON receipt (person_id, id);

-- What somebody agreed to (Einwilligung): for which purpose, to which text; withdrawing is as easy as giving (GDPR Art. 7 III).
CREATE TABLE consent (
    person_id    BLOB    NOT NULL REFERENCES account (person_id),
    id           BLOB    NOT NULL PRIMARY KEY,
    purpose      TEXT    NOT NULL,
    text_version TEXT    NOT NULL,
    text_hash    BLOB    NOT NULL,
    language     TEXT    NOT NULL,
    given_at     INTEGER NOT NULL,
    withdrawn_at INTEGER
);
CREATE INDEX consent_person ON consent (person_id, purpose);
