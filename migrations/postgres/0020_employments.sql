-- Sealed together under the person's data key: number of the pension insurance, account, e-mail address. `stamps` says for each value since when it stands so and by whose word.
ALTER TABLE person_record ADD COLUMN private BYTEA;
ALTER TABLE person_record ADD COLUMN stamps TEXT NOT NULL DEFAULT '{}';

-- An employment at the organisation (Dienstverhältnis). A record can have several. Pay is the employer's own knowledge; it goes when the person is erased.
CREATE TABLE employment (
    org_id       UUID        NOT NULL REFERENCES organisation (org_id),
    id           UUID        NOT NULL,
    record_id    UUID        NOT NULL,
    state        TEXT        NOT NULL CHECK (state IN ('planned', 'probation', 'active', 'dormant', 'notice_given', 'ended')),
    start_on     DATE,
    end_on       DATE,
    site_id      UUID,
    area_id      UUID,
    weekly_hours BIGINT,
    part_time    BIGINT,
    gross_cents  BIGINT,
    tax_class    BIGINT,
    version      BIGINT      NOT NULL,
    created_at   TIMESTAMPTZ NOT NULL,
    updated_at   TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX employment_record ON employment (org_id, record_id);
ALTER TABLE employment ENABLE ROW LEVEL SECURITY;
ALTER TABLE employment FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON employment USING (scope_allows(org_id, NULL)) WITH CHECK (scope_allows(org_id, NULL));

-- What a list of people shows of each, one row per record, written anew whenever something of it changes: so a page of 100,000 people is one range of
-- one index. `sort_number` is the personnel number as numbers sort. `own_cents` and `employer_cents` are per month, of contracts that are paid,
-- in `currency` (none without a contract), `step` is the most urgent open step,
-- `step_on` its day, `urgency` its rank: 1 is the most urgent.
CREATE TABLE person_line (
    org_id         UUID   NOT NULL REFERENCES organisation (org_id),
    record_id      UUID   NOT NULL,
    sort_name      TEXT COLLATE "C" NOT NULL,
    sort_number    TEXT COLLATE "C" NOT NULL,
    employment     TEXT,
    site_id        UUID,
    entry_on       DATE,
    contracts      BIGINT NOT NULL,
    way            TEXT,
    own_cents      BIGINT NOT NULL,
    employer_cents BIGINT NOT NULL,
    currency       TEXT,
    urgency        BIGINT NOT NULL,
    is_open        BIGINT NOT NULL,
    is_without     BIGINT NOT NULL,
    is_dormant     BIGINT NOT NULL,
    is_invited     BIGINT NOT NULL,
    step           TEXT,
    step_on        DATE,
    PRIMARY KEY (org_id, record_id)
);
CREATE INDEX person_line_name ON person_line (org_id, sort_name, record_id);
CREATE INDEX person_line_number ON person_line (org_id, sort_number, record_id);
CREATE INDEX person_line_entry ON person_line (org_id, entry_on NULLS FIRST, record_id);
CREATE INDEX person_line_own ON person_line (org_id, own_cents, record_id);
CREATE INDEX person_line_urgency ON person_line (org_id, urgency, sort_name, record_id);
CREATE INDEX person_line_counts ON person_line (org_id, is_open, is_without, is_dormant, is_invited);
CREATE INDEX person_line_open ON person_line (org_id, is_open, sort_name, record_id);
CREATE INDEX person_line_without ON person_line (org_id, is_without, sort_name, record_id);
CREATE INDEX person_line_dormant ON person_line (org_id, is_dormant, sort_name, record_id);
CREATE INDEX person_line_invited ON person_line (org_id, is_invited, sort_name, record_id);
ALTER TABLE person_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_line FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON person_line USING (scope_allows(org_id, NULL)) WITH CHECK (scope_allows(org_id, NULL));

-- Lines of the people who are here already: they have neither employments nor contracts yet.
INSERT INTO person_line (org_id, record_id, sort_name, sort_number, contracts, own_cents, employer_cents, urgency, is_open, is_without, is_dormant, is_invited, step)
SELECT org_id, id, sort_name, personnel_no, 0, 0, 0,
    CASE WHEN state = 'created' THEN 3 WHEN state = 'invited' THEN 4 WHEN birth_date IS NULL THEN 5 ELSE 99 END,
    CASE WHEN state IN ('created', 'invited') OR birth_date IS NULL THEN 1 ELSE 0 END,
    1, 0,
    CASE WHEN state = 'invited' THEN 1 ELSE 0 END,
    CASE WHEN state = 'created' THEN 'invite_now' WHEN state = 'invited' THEN 'await_activation' WHEN birth_date IS NULL THEN 'complete_data' END
FROM person_record WHERE state NOT IN ('pseudonymised', 'deleted');
