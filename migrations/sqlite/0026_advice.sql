-- A calculation that a person keeps. What they called it and what they typed is sealed under their own key; nobody else has a way to the row.
CREATE TABLE scenario (
    person_id  BLOB    NOT NULL REFERENCES account (person_id),
    id         BLOB    NOT NULL,
    calculator TEXT    NOT NULL,
    name       BLOB    NOT NULL,
    answers    BLOB    NOT NULL,
    version    BIGINT  NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, id)
);
CREATE INDEX scenario_order ON scenario (person_id, updated_at, id);

-- What lets an organisation advise (§ 34d GewO): as what it stands in the register of intermediaries, and from when to when.
CREATE TABLE licence (
    org_id      BLOB    NOT NULL REFERENCES organisation (org_id),
    id          BLOB    NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('broker', 'agent', 'adviser')),
    register_no TEXT    NOT NULL,
    valid_from  TEXT    NOT NULL,
    valid_to    TEXT,
    version     BIGINT  NOT NULL,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX licence_register ON licence (org_id, register_no, valid_from);

-- An order to advise (Beratungsauftrag). `org_id` is the broker's organisation, never the employer's: whoever works for the employer has no way to the
-- row. `employer_id` and `record_id` say where the person is known, which only names lead to that the employer keeps. Wish, scenario and note are sealed under a
-- key of the order's own, which goes when the person is erased. Taking an order back empties wish and scenario at once.
CREATE TABLE advice_order (
    org_id       BLOB    NOT NULL REFERENCES organisation (org_id),
    id           BLOB    NOT NULL,
    person_id    BLOB    NOT NULL REFERENCES account (person_id),
    employer_id  BLOB    NOT NULL REFERENCES organisation (org_id),
    record_id    BLOB,
    consent_id   BLOB    NOT NULL,
    occasion     TEXT    NOT NULL,
    calculator   TEXT,
    state        TEXT    NOT NULL CHECK (state IN ('triggered', 'accepted', 'scheduled', 'held', 'outcome', 'documented', 'closed')),
    outcome      TEXT    CHECK (outcome IN ('concluded', 'changed', 'no_need', 'not_reached')),
    adviser_id   BLOB,
    meeting_at   INTEGER,
    wish         BLOB,
    answers      BLOB,
    note         BLOB,
    withdrawn_at INTEGER,
    version      BIGINT  NOT NULL,
    created_at   INTEGER NOT NULL,
    updated_at   INTEGER NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX advice_order_person ON advice_order (person_id, created_at);
CREATE INDEX advice_order_state ON advice_order (org_id, state, created_at);
