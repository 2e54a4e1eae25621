-- Who carries promises (Versorgungsträger), as this organisation knows them. `norm` is the name folded: it finds the same carrier however a list writes it.
CREATE TABLE carrier (
    org_id     BLOB    NOT NULL REFERENCES organisation (org_id),
    id         BLOB    NOT NULL,
    name       TEXT    NOT NULL,
    norm       TEXT    NOT NULL,
    kind       TEXT    NOT NULL CHECK (kind IN ('insurer', 'pension_insurance_fund', 'pension_fund', 'support_fund', 'employer')),
    bafin_no   TEXT,
    transfers  BIGINT  NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('active', 'wound_up')),
    version    BIGINT  NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX carrier_norm ON carrier (org_id, norm);

-- A group contract (Gruppenvertrag, Kollektivvertrag): the frame of many contracts with one carrier.
CREATE TABLE group_contract (
    org_id            BLOB    NOT NULL REFERENCES organisation (org_id),
    id                BLOB    NOT NULL,
    carrier_id        BLOB    NOT NULL,
    number            TEXT    NOT NULL,
    way               TEXT    NOT NULL CHECK (way IN ('direct_promise', 'support_fund', 'direct_insurance', 'pension_insurance_fund', 'pension_fund')),
    tariff            TEXT,
    minimum_members   BIGINT,
    simplified_health BIGINT  NOT NULL,
    state             TEXT    NOT NULL CHECK (state IN ('offer', 'in_force', 'closed', 'terminated')),
    start_on          TEXT,
    version           BIGINT  NOT NULL,
    created_at        INTEGER NOT NULL,
    updated_at        INTEGER NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX group_contract_number ON group_contract (org_id, number);
CREATE INDEX group_contract_carrier ON group_contract (org_id, carrier_id);

-- A contract that funds a promise (Vertrag). Amounts are per payment; a contract's total is the sum of its three parts, always.
CREATE TABLE contract (
    org_id         BLOB    NOT NULL REFERENCES organisation (org_id),
    id             BLOB    NOT NULL,
    record_id      BLOB    NOT NULL,
    carrier_id     BLOB    NOT NULL,
    group_id       BLOB,
    number         TEXT    NOT NULL,
    way            TEXT    NOT NULL CHECK (way IN ('direct_promise', 'support_fund', 'direct_insurance', 'pension_insurance_fund', 'pension_fund')),
    state          TEXT    NOT NULL CHECK (state IN ('applied', 'issued', 'active', 'deferred', 'paid_up', 'reinstated', 'holder_change', 'private', 'transferred', 'in_benefit', 'ended')),
    rhythm         TEXT    NOT NULL CHECK (rhythm IN ('monthly', 'quarterly', 'half_yearly', 'yearly', 'once')),
    currency       TEXT    NOT NULL CHECK (currency IN ('EUR', 'DKK')),
    own_cents      BIGINT  NOT NULL,
    employer_cents BIGINT  NOT NULL,
    subsidy_cents  BIGINT  NOT NULL,
    start_on       TEXT,
    end_on         TEXT,
    version        BIGINT  NOT NULL,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX contract_number ON contract (org_id, carrier_id, number);
CREATE INDEX contract_record ON contract (org_id, record_id, number, id);
CREATE INDEX contract_group ON contract (org_id, group_id);
CREATE INDEX contract_order ON contract (org_id, number, id, state, end_on);
CREATE INDEX contract_end ON contract (org_id, end_on);
-- Counts and the orders by contribution and by end are read from it alone.
CREATE INDEX contract_state ON contract (org_id, state, end_on, rhythm, own_cents, id);

-- What a contract is worth on a day, and who said so. Never computed here: only what a carrier or a list stated.
CREATE TABLE contract_value (
    org_id           BLOB    NOT NULL REFERENCES organisation (org_id),
    id               BLOB    NOT NULL,
    contract_id      BLOB    NOT NULL,
    as_of            TEXT    NOT NULL,
    source           TEXT    NOT NULL CHECK (source IN ('statement', 'import', 'report')),
    guaranteed_cents BIGINT,
    projected_cents  BIGINT,
    capital_cents    BIGINT,
    surrender_cents  BIGINT,
    created_at       INTEGER NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX contract_value_day ON contract_value (org_id, contract_id, as_of);

-- The contributions ledger of a contract: what was due in a month, and whether it arrived.
CREATE TABLE contribution (
    org_id         BLOB    NOT NULL REFERENCES organisation (org_id),
    id             BLOB    NOT NULL,
    contract_id    BLOB    NOT NULL,
    month          TEXT    NOT NULL,
    own_cents      BIGINT  NOT NULL,
    employer_cents BIGINT  NOT NULL,
    subsidy_cents  BIGINT  NOT NULL,
    state          TEXT    NOT NULL CHECK (state IN ('due', 'paid', 'missing')),
    paid_on        TEXT,
    version        BIGINT  NOT NULL,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX contribution_month ON contribution (org_id, contract_id, month);

-- A document filed with a person (F08): what it is called, of when, from whom, and whether the person may see it and has seen it. The document itself is sealed elsewhere.
CREATE TABLE filing (
    org_id      BLOB    NOT NULL REFERENCES organisation (org_id),
    id          BLOB    NOT NULL,
    record_id   BLOB    NOT NULL,
    document_id BLOB    NOT NULL,
    contract_id BLOB,
    title       TEXT    NOT NULL,
    issued_on   TEXT    NOT NULL,
    issuer      TEXT,
    is_shown    BIGINT  NOT NULL,
    read_at     INTEGER,
    version     BIGINT  NOT NULL,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX filing_record ON filing (org_id, record_id, issued_on);
CREATE UNIQUE INDEX filing_document ON filing (org_id, document_id);

-- What the employer tells its people: all of them (`record_id` is empty; general, A02) or one (individual, A03; the text is sealed with that person's key).
CREATE TABLE message (
    org_id    BLOB    NOT NULL REFERENCES organisation (org_id),
    id        BLOB    NOT NULL,
    record_id BLOB,
    subject   BLOB    NOT NULL,
    body      BLOB    NOT NULL,
    sent_at   INTEGER NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX message_record ON message (org_id, record_id, sent_at);

-- Which message a person has opened.
CREATE TABLE message_read (
    org_id     BLOB    NOT NULL REFERENCES organisation (org_id),
    message_id BLOB    NOT NULL,
    record_id  BLOB    NOT NULL,
    read_at    INTEGER NOT NULL,
    PRIMARY KEY (org_id, message_id, record_id)
);
