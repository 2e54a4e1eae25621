-- A human with an account; belongs to nobody but themself.
CREATE TABLE account (
    person_id  UUID        NOT NULL PRIMARY KEY,
    language   TEXT        NOT NULL CHECK (language IN ('de', 'en', 'nl', 'da')),
    state      TEXT        NOT NULL CHECK (state IN ('active', 'locked', 'erased')),
    version    BIGINT      NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE account FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON account USING (scope_allows(NULL, person_id)) WITH CHECK (scope_allows(NULL, person_id));

-- An employer's copy of a person's master data. `person_id` is set when the person activates, never by an import.
CREATE TABLE person_record (
    org_id       UUID        NOT NULL REFERENCES organisation (org_id),
    id           UUID        NOT NULL,
    person_id    UUID        REFERENCES account (person_id),
    personnel_no TEXT        NOT NULL,
    given_name   TEXT        NOT NULL,
    family_name  TEXT        NOT NULL,
    sort_name    TEXT COLLATE "C" NOT NULL,
    birth_date   DATE,
    key_id       UUID,
    tax_id       BYTEA,
    tax_id_index BYTEA,
    state        TEXT        NOT NULL CHECK (state IN ('created', 'invited', 'activated', 'locked', 'pseudonymised', 'deleted')),
    version      BIGINT      NOT NULL,
    created_at   TIMESTAMPTZ NOT NULL,
    updated_at   TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX person_record_personnel_no ON person_record (org_id, personnel_no);
CREATE INDEX person_record_sort_name ON person_record (org_id, sort_name, id);
CREATE INDEX person_record_tax_id ON person_record (org_id, tax_id_index);
CREATE INDEX person_record_person ON person_record (person_id);
ALTER TABLE person_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_record FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON person_record USING (scope_allows(org_id, person_id)) WITH CHECK (scope_allows(org_id, person_id));
