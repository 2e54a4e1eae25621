-- Which master key this database belongs to: another one is refused at start, because it could open nothing.
CREATE TABLE store_identity (
    id              BIGINT  NOT NULL PRIMARY KEY CHECK (id = 1),
    key_fingerprint TEXT    NOT NULL,
    created_at      INTEGER NOT NULL
);

-- Employers, funds, insurers' desks, brokers, the operator. `org_id` is the scope column of everything they own.
CREATE TABLE organisation (
    org_id     BLOB    NOT NULL PRIMARY KEY,
    kind       TEXT    NOT NULL CHECK (kind IN ('operator', 'employer', 'fund', 'insurer_desk', 'broker', 'carrier', 'interim_employer')),
    name       TEXT    NOT NULL,
    version    BIGINT  NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);
