-- What was typed into a form that was not carried out, for some minutes. `content` is sealed under the person's key; only the sign-in that sent the
-- form reads it.
CREATE TABLE draft (
    person_id  BLOB    NOT NULL REFERENCES account (person_id),
    id         BLOB    NOT NULL PRIMARY KEY,
    sign_in_id BLOB    NOT NULL,
    content    BLOB    NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
);
CREATE INDEX draft_person ON draft (person_id, created_at);
CREATE INDEX draft_expires ON draft (expires_at);
