-- Who holds which role in an organisation, from when to when, up to which amount (mandate of a signer).
CREATE TABLE membership (
    org_id      UUID        NOT NULL REFERENCES organisation (org_id),
    id          UUID        NOT NULL,
    person_id   UUID        NOT NULL REFERENCES account (person_id),
    role        TEXT        NOT NULL,
    limit_cents BIGINT,
    valid_from  DATE        NOT NULL,
    valid_to    DATE,
    version     BIGINT      NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL,
    updated_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX membership_person ON membership (person_id);
ALTER TABLE membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE membership FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON membership USING (scope_allows(org_id, person_id)) WITH CHECK (scope_allows(org_id, NULL));

-- An organisation lets another one work for it: the broker's people, the service desk's (Vollmacht). `holder_id` is the other one.
CREATE TABLE mandate (
    org_id     UUID        NOT NULL REFERENCES organisation (org_id),
    id         UUID        NOT NULL,
    holder_id  UUID        NOT NULL REFERENCES organisation (org_id),
    valid_from DATE        NOT NULL,
    valid_to   DATE,
    version    BIGINT      NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX mandate_holder ON mandate (holder_id);
ALTER TABLE mandate ENABLE ROW LEVEL SECURITY;
ALTER TABLE mandate FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON mandate USING (scope_allows(org_id, NULL)) WITH CHECK (scope_allows(org_id, NULL));
