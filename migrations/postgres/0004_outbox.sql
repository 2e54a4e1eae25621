-- What happened, for everyone who watches: no content, only what to read again. `seq` is never used twice.
CREATE TABLE event (
    seq       BIGINT      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    org_id    UUID,
    person_id UUID,
    topic     TEXT        NOT NULL,
    entity_id UUID        NOT NULL,
    version   BIGINT      NOT NULL,
    at        TIMESTAMPTZ NOT NULL
);
CREATE INDEX event_org ON event (org_id, seq);
CREATE INDEX event_person ON event (person_id, seq);
CREATE INDEX event_at ON event (at);
ALTER TABLE event ENABLE ROW LEVEL SECURITY;
ALTER TABLE event FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON event USING (scope_allows(org_id, person_id)) WITH CHECK (scope_allows(org_id, person_id));

-- Commands that were carried out, with their answers: sending one again gives the same answer and does nothing.
CREATE TABLE command (
    owner_id    UUID        NOT NULL,
    key         UUID        NOT NULL,
    org_id      UUID,
    person_id   UUID,
    kind        TEXT        NOT NULL,
    fingerprint BYTEA       NOT NULL,
    answer      TEXT,
    at          TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (owner_id, key)
);
CREATE INDEX command_at ON command (at);
ALTER TABLE command ENABLE ROW LEVEL SECURITY;
ALTER TABLE command FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON command USING (scope_allows(org_id, person_id)) WITH CHECK (scope_allows(org_id, person_id));
