-- A calculation that a person keeps. What they called it and what they typed is sealed under their own key; nobody else has a way to the row.
CREATE TABLE scenario (
    person_id  UUID        NOT NULL REFERENCES account (person_id),
    id         UUID        NOT NULL,
    calculator TEXT        NOT NULL,
    name       BYTEA       NOT NULL,
    answers    BYTEA       NOT NULL,
    version    BIGINT      NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person_id, id)
);
CREATE INDEX scenario_order ON scenario (person_id, updated_at, id);
ALTER TABLE scenario ENABLE ROW LEVEL SECURITY;
ALTER TABLE scenario FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON scenario USING (scope_allows(NULL, person_id)) WITH CHECK (scope_allows(NULL, person_id));

-- What lets an organisation advise (§ 34d GewO): as what it stands in the register of intermediaries, and from when to when.
CREATE TABLE licence (
    org_id      UUID        NOT NULL REFERENCES organisation (org_id),
    id          UUID        NOT NULL,
    kind        TEXT        NOT NULL CHECK (kind IN ('broker', 'agent', 'adviser')),
    register_no TEXT        NOT NULL,
    valid_from  DATE        NOT NULL,
    valid_to    DATE,
    version     BIGINT      NOT NULL,
    created_at  TIMESTAMPTZ NOT NULL,
    updated_at  TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX licence_register ON licence (org_id, register_no, valid_from);
ALTER TABLE licence ENABLE ROW LEVEL SECURITY;
ALTER TABLE licence FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON licence USING (scope_allows(org_id, NULL)) WITH CHECK (scope_allows(org_id, NULL));

-- An order to advise (Beratungsauftrag). `org_id` is the broker's organisation, never the employer's: whoever works for the employer has no way to the
-- row. `employer_id` and `record_id` say where the person is known, which only names lead to that the employer keeps. Wish, scenario and note are sealed under a
-- key of the order's own, which goes when the person is erased. Taking an order back empties wish and scenario at once.
CREATE TABLE advice_order (
    org_id       UUID        NOT NULL REFERENCES organisation (org_id),
    id           UUID        NOT NULL,
    person_id    UUID        NOT NULL REFERENCES account (person_id),
    employer_id  UUID        NOT NULL REFERENCES organisation (org_id),
    record_id    UUID,
    consent_id   UUID        NOT NULL,
    occasion     TEXT        NOT NULL,
    calculator   TEXT,
    state        TEXT        NOT NULL CHECK (state IN ('triggered', 'accepted', 'scheduled', 'held', 'outcome', 'documented', 'closed')),
    outcome      TEXT        CHECK (outcome IN ('concluded', 'changed', 'no_need', 'not_reached')),
    adviser_id   UUID,
    meeting_at   TIMESTAMPTZ,
    wish         BYTEA,
    answers      BYTEA,
    note         BYTEA,
    withdrawn_at TIMESTAMPTZ,
    version      BIGINT      NOT NULL,
    created_at   TIMESTAMPTZ NOT NULL,
    updated_at   TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX advice_order_person ON advice_order (person_id, created_at);
CREATE INDEX advice_order_state ON advice_order (org_id, state, created_at);
ALTER TABLE advice_order ENABLE ROW LEVEL SECURITY;
ALTER TABLE advice_order FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON advice_order USING (scope_allows(org_id, person_id)) WITH CHECK (scope_allows(org_id, person_id));
