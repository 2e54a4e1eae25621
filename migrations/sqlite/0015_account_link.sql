-- A link that the operator prints for the first one who can give roles in an organisation: it opens an account with a name that only the keyed
-- tag `name_index` knows, and gives the role. Good once; a newer one closes it, and the tag goes.
CREATE TABLE account_link (
    org_id     BLOB    NOT NULL REFERENCES organisation (org_id),
    id         BLOB    NOT NULL,
    link_hash  BLOB    NOT NULL,
    name_index BLOB    NOT NULL,
    role       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER,
    revoked_at INTEGER,
    PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX account_link_hash ON account_link (link_hash);
