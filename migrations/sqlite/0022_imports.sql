-- A list of staff or contracts on its way in (Importlauf): uploaded, looked at, booked, undone. File and outcome lie sealed in the two contents, under the batch's own data
-- key, which is erased some weeks after; then the counts remain.
CREATE TABLE import_batch (
    org_id       BLOB    NOT NULL REFERENCES organisation (org_id),
    id           BLOB    NOT NULL,
    list         TEXT    NOT NULL CHECK (list IN ('people', 'contracts')),
    state        TEXT    NOT NULL CHECK (state IN ('uploaded', 'previewed', 'booked', 'undone')),
    file_name    TEXT    NOT NULL,
    form         TEXT    NOT NULL,
    fingerprint  BLOB    NOT NULL,
    mapping      TEXT    NOT NULL,
    content      BLOB,
    outcome      BLOB,
    outcome_hash BLOB,
    lines        BIGINT  NOT NULL,
    added        BIGINT  NOT NULL,
    changed      BIGINT  NOT NULL,
    unchanged    BIGINT  NOT NULL,
    refused      BIGINT  NOT NULL,
    actor        TEXT    NOT NULL,
    version      BIGINT  NOT NULL,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX import_batch_time ON import_batch (org_id, created_at);
CREATE INDEX import_batch_expires ON import_batch (expires_at);

-- What a booking did to one row of the database, so that it can be undone: the version that it left, and what stood there before (sealed; nothing for a new row).
CREATE TABLE import_effect (
    org_id        BLOB   NOT NULL REFERENCES organisation (org_id),
    batch_id      BLOB   NOT NULL,
    seq           BIGINT NOT NULL,
    entity        TEXT   NOT NULL CHECK (entity IN ('person_record', 'employment', 'carrier', 'group_contract', 'contract', 'site', 'payroll_area')),
    entity_id     BLOB   NOT NULL,
    version_after BIGINT NOT NULL,
    before        BLOB,
    PRIMARY KEY (org_id, batch_id, seq)
);
CREATE INDEX import_effect_entity ON import_effect (org_id, entity_id);

-- How the columns of a source were mapped the last time: the next list with the same headings is read the same way.
CREATE TABLE import_mapping (
    org_id      BLOB    NOT NULL REFERENCES organisation (org_id),
    fingerprint BLOB    NOT NULL,
    list        TEXT    NOT NULL CHECK (list IN ('people', 'contracts')),
    columns     TEXT    NOT NULL,
    updated_at  INTEGER NOT NULL,
    PRIMARY KEY (org_id, fingerprint, list)
);
