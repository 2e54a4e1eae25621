-- What happened, for everyone who watches: no content, only what to read again. `seq` is never used twice.
CREATE TABLE event (
    seq       INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    org_id    BLOB,
    person_id BLOB,
    topic     TEXT    NOT NULL,
    entity_id BLOB    NOT NULL,
    version   BIGINT  NOT NULL,
    at        INTEGER NOT NULL
);
CREATE INDEX event_org ON event (org_id, seq);
CREATE INDEX event_person ON event (person_id, seq);
CREATE INDEX event_at ON event (at);

-- Commands that were carried out, with their answers: sending one again gives the same answer and does nothing.
CREATE TABLE command (
    owner_id    BLOB    NOT NULL,
    key         BLOB    NOT NULL,
    org_id      BLOB,
    person_id   BLOB,
    kind        TEXT    NOT NULL,
    fingerprint BLOB    NOT NULL,
    answer      TEXT,
    at          INTEGER NOT NULL,
    PRIMARY KEY (owner_id, key)
);
CREATE INDEX command_at ON command (at);
