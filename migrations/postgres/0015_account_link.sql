-- A link that the operator prints for the first one who can give roles in an organisation: it opens an account with a name that only the keyed
-- tag `name_index` knows, and gives the role. Good once; a newer one closes it, and the tag goes.
CREATE TABLE account_link (
    org_id     UUID        NOT NULL REFERENCES organisation (org_id),
    id         UUID        NOT NULL,
    link_hash  BYTEA       NOT NULL,
    name_index BYTEA       NOT NULL,
    role       TEXT        NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at    TIMESTAMPTZ,
    revoked_at TIMESTAMPTZ,
    PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX account_link_hash ON account_link (link_hash);
ALTER TABLE account_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_link FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON account_link USING (scope_allows(org_id, NULL)) WITH CHECK (scope_allows(org_id, NULL));
