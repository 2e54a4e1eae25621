-- How an organisation is addressed, how it appears, where it stands. `agreement_on`: the agreement on data processing (AVV) is signed;
-- nobody's data before that day. `origin_id`, `review_on`: whom an interim employer took over from, and when to look again.
ALTER TABLE organisation ADD COLUMN slug TEXT;
ALTER TABLE organisation ADD COLUMN state TEXT NOT NULL DEFAULT 'prospect' CHECK (state IN ('prospect', 'contracted', 'migrating', 'active', 'terminated', 'handover', 'archived'));
ALTER TABLE organisation ADD COLUMN mark TEXT NOT NULL DEFAULT 'Z';
ALTER TABLE organisation ADD COLUMN accent TEXT NOT NULL DEFAULT '#2441c4';
ALTER TABLE organisation ADD COLUMN agreement_on TEXT;
ALTER TABLE organisation ADD COLUMN origin_id BLOB;
ALTER TABLE organisation ADD COLUMN review_on TEXT;
CREATE UNIQUE INDEX organisation_slug ON organisation (slug);

-- Places of work (Betrieb, Standort): the Land decides on holidays, church tax and care insurance.
CREATE TABLE site (
    org_id     BLOB    NOT NULL REFERENCES organisation (org_id),
    id         BLOB    NOT NULL,
    name       TEXT    NOT NULL,
    land       TEXT,
    closed_on  TEXT,
    version    BIGINT  NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX site_name ON site (org_id, name);

-- Groups of people whose pay is calculated together (Abrechnungskreis).
CREATE TABLE payroll_area (
    org_id     BLOB    NOT NULL REFERENCES organisation (org_id),
    id         BLOB    NOT NULL,
    name       TEXT    NOT NULL,
    closed_on  TEXT,
    version    BIGINT  NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE UNIQUE INDEX payroll_area_name ON payroll_area (org_id, name);
