-- A human with an account; belongs to nobody but themself.
CREATE TABLE account (
    person_id  BLOB    NOT NULL PRIMARY KEY,
    language   TEXT    NOT NULL CHECK (language IN ('de', 'en', 'nl', 'da')),
    state      TEXT    NOT NULL CHECK (state IN ('active', 'locked', 'erased')),
    version    BIGINT  NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
);

-- An employer's copy of a person's master data. `person_id` is set when the person activates, never by an import.
CREATE TABLE person_record (
    org_id       BLOB    NOT NULL REFERENCES organisation (org_id),
    id           BLOB    NOT NULL,
    person_id    BLOB    REFERENCES account (person_id),
    personnel_no TEXT    NOT NULL,
    given_name   TEXT    NOT NULL,
    family_name  TEXT    NOT NULL,
    sort_name    TEXT    NOT NULL,
    birth_date   TEXT,
    key_id       BLOB,
    tax_id       BLOB,
    tax_id_index BLOB,
    state        TEXT    NOT NULL CHECK (state IN ('created', 'invited', 'activated', 'locked', 'pseudonymised', 'deleted')),
    version      BIGINT  NOT NULL,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX person_record_personnel_no ON person_record (org_id, personnel_no);
CREATE INDEX person_record_sort_name ON person_record (org_id, sort_name, id);
CREATE INDEX person_record_tax_id ON person_record (org_id, tax_id_index);
CREATE INDEX person_record_person ON person_record (person_id);
