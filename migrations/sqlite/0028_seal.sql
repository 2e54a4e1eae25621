-- With what this installation seals documents: its own certificate authority from the first start, and the key that it issued. `root` is
-- public; the keys (PEM with their certificates) are sealed under the master key.
CREATE TABLE seal_authority (
    id         BIGINT  NOT NULL PRIMARY KEY CHECK (id = 1),
    root       TEXT    NOT NULL,
    authority  BLOB    NOT NULL,
    seal_key   BLOB    NOT NULL,
    created_at INTEGER NOT NULL
);
