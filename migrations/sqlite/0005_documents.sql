-- One data key per person and custody: an employer's copy has one, a person's own data another. `subject_id` is the record or
-- the person. Erasing the key (`wrapped` becomes NULL) erases whatever it sealed, also in copies of the objects.
CREATE TABLE data_key (
    id         BLOB    NOT NULL PRIMARY KEY,
    org_id     BLOB,
    person_id  BLOB,
    subject_id BLOB    NOT NULL,
    wrapped    BLOB,
    created_at INTEGER NOT NULL,
    erased_at  INTEGER,
    CHECK ((org_id IS NULL) <> (person_id IS NULL))
);
CREATE UNIQUE INDEX data_key_record ON data_key (org_id, subject_id);
CREATE UNIQUE INDEX data_key_person ON data_key (person_id, subject_id);

-- A stored document. The content lies sealed under `address` in the object store and is never overwritten.
CREATE TABLE document (
    id         BLOB    NOT NULL PRIMARY KEY,
    org_id     BLOB,
    person_id  BLOB,
    subject_id BLOB    NOT NULL,
    key_id     BLOB    NOT NULL REFERENCES data_key (id),
    address    TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    media_type TEXT    NOT NULL,
    size       BIGINT  NOT NULL,
    created_at INTEGER NOT NULL,
    CHECK ((org_id IS NULL) <> (person_id IS NULL))
);
CREATE INDEX document_org ON document (org_id, subject_id, id);
CREATE INDEX document_person ON document (person_id, id);
