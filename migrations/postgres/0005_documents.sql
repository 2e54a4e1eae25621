-- One data key per person and custody: an employer's copy has one, a person's own data another. `subject_id` is the record or
-- the person. Erasing the key (`wrapped` becomes NULL) erases whatever it sealed, also in copies of the objects.
CREATE TABLE data_key (
    id         UUID        NOT NULL PRIMARY KEY,
    org_id     UUID,
    person_id  UUID,
    subject_id UUID        NOT NULL,
    wrapped    BYTEA,
    created_at TIMESTAMPTZ NOT NULL,
    erased_at  TIMESTAMPTZ,
    CHECK ((org_id IS NULL) <> (person_id IS NULL))
);
CREATE UNIQUE INDEX data_key_record ON data_key (org_id, subject_id);
CREATE UNIQUE INDEX data_key_person ON data_key (person_id, subject_id);
ALTER TABLE data_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE data_key FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON data_key USING (scope_allows(org_id, person_id)) WITH CHECK (scope_allows(org_id, person_id));

-- A stored document. The content lies sealed under `address` in the object store and is never overwritten.
CREATE TABLE document (
    id         UUID        NOT NULL PRIMARY KEY,
    org_id     UUID,
    person_id  UUID,
    subject_id UUID        NOT NULL,
    key_id     UUID        NOT NULL REFERENCES data_key (id),
    address    TEXT        NOT NULL,
    kind       TEXT        NOT NULL,
    media_type TEXT        NOT NULL,
    size       BIGINT      NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    CHECK ((org_id IS NULL) <> (person_id IS NULL))
);
CREATE INDEX document_org ON document (org_id, subject_id, id);
CREATE INDEX document_person ON document (person_id, id);
ALTER TABLE document ENABLE ROW LEVEL SECURITY;
ALTER TABLE document FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON document USING (scope_allows(org_id, person_id)) WITH CHECK (scope_allows(org_id, person_id));
