-- Who holds which role in an organisation, from when to when, up to which amount (mandate of a signer).
CREATE TABLE membership (
    org_id      BLOB    NOT NULL REFERENCES organisation (org_id),
    id          BLOB    NOT NULL,
    person_id   BLOB    NOT NULL REFERENCES account (person_id),
    role        TEXT    NOT NULL,
    limit_cents BIGINT,
    valid_from  TEXT    NOT NULL,
    valid_to    TEXT,
    version     BIGINT  NOT NULL,
    created_at  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX membership_person ON membership (person_id);

-- An organisation lets another one work for it: the broker's people, the service desk's (Vollmacht). `holder_id` is the other one.
CREATE TABLE mandate (
    org_id     BLOB    NOT NULL REFERENCES organisation (org_id),
    id         BLOB    NOT NULL,
    holder_id  BLOB    NOT NULL REFERENCES organisation (org_id),
    valid_from TEXT    NOT NULL,
    valid_to   TEXT,
    version    BIGINT  NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (org_id, id)
);
CREATE INDEX mandate_holder ON mandate (holder_id);
