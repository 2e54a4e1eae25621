-- Row-level security fails closed: without a scope the cast in the last branch is an error, never an empty list.
CREATE FUNCTION scope_allows(org UUID, person UUID) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
    SELECT CASE current_setting('app.scope')
        WHEN 'system' THEN TRUE
        WHEN 'orgs'   THEN COALESCE(org = ANY (current_setting('app.orgs')::UUID[]), FALSE)
        WHEN 'person' THEN COALESCE(person = current_setting('app.person')::UUID, FALSE)
        ELSE ('no scope: ' || current_setting('app.scope'))::BOOLEAN
    END
$$;

-- Which master key this database belongs to: another one is refused at start, because it could open nothing.
CREATE TABLE store_identity (
    id              BIGINT      NOT NULL PRIMARY KEY CHECK (id = 1),
    key_fingerprint TEXT        NOT NULL,
    created_at      TIMESTAMPTZ NOT NULL
);

-- Employers, funds, insurers' desks, brokers, the operator. `org_id` is the scope column of everything they own.
CREATE TABLE organisation (
    org_id     UUID        NOT NULL PRIMARY KEY,
    kind       TEXT        NOT NULL CHECK (kind IN ('operator', 'employer', 'fund', 'insurer_desk', 'broker', 'carrier', 'interim_employer')),
    name       TEXT        NOT NULL,
    version    BIGINT      NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON organisation USING (scope_allows(org_id, NULL)) WITH CHECK (scope_allows(org_id, NULL));
