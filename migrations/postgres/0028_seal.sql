-- With what this installation seals documents: its own certificate authority from the first start, and the key that it issued. `root` is
-- public; the keys (PEM with their certificates) are sealed under the master key.
CREATE TABLE seal_authority (
    id         BIGINT      NOT NULL PRIMARY KEY CHECK (id = 1),
    root       TEXT        NOT NULL,
    authority  BYTEA       NOT NULL,
    seal_key   BYTEA       NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
ALTER TABLE seal_authority ENABLE ROW LEVEL SECURITY;
ALTER TABLE seal_authority FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON seal_authority USING (scope_allows(NULL, NULL)) WITH CHECK (scope_allows(NULL, NULL));
