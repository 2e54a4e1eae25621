-- What was typed into a form that was not carried out, for some minutes. `content` is sealed under the person's key; only the sign-in that sent the
-- form reads it.
CREATE TABLE draft (
    person_id  UUID        NOT NULL REFERENCES account (person_id),
    id         UUID        NOT NULL PRIMARY KEY,
    sign_in_id UUID        NOT NULL,
    content    BYTEA       NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX draft_person ON draft (person_id, created_at);
CREATE INDEX draft_expires ON draft (expires_at);
ALTER TABLE draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON draft USING (scope_allows(NULL, person_id)) WITH CHECK (scope_allows(NULL, person_id));
