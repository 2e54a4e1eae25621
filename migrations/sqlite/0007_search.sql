-- What can be found: one row per thing. `title` is what a result shows; `norm` is the title folded, for ranking; `words` are
-- the words under which it stands in `search_word`, so that a change removes exactly those. Texts themselves are not kept, and
-- nothing that is encrypted elsewhere may be given to it. `owner_id` is the organisation or the person.
CREATE TABLE search_doc (
    doc        INTEGER PRIMARY KEY NOT NULL,
    owner_id   BLOB    NOT NULL,
    org_id     BLOB,
    person_id  BLOB,
    kind       TEXT    NOT NULL,
    ref_id     BLOB    NOT NULL,
    title      TEXT    NOT NULL,
    norm       TEXT    NOT NULL,
    words      TEXT    NOT NULL,
    updated_at INTEGER NOT NULL,
    CHECK ((org_id IS NULL) <> (person_id IS NULL)),
    CHECK (owner_id = COALESCE(org_id, person_id))
);
CREATE UNIQUE INDEX search_doc_ref ON search_doc (owner_id, kind, ref_id);

-- The index: a prefix is a range of words of one owner, on both engines. No engine's own full text: its answers would differ,
-- and PostgreSQL does not use a GIN index under row-level security, because `@@` is not leakproof.
CREATE TABLE search_word (
    owner_id BLOB   NOT NULL,
    word     TEXT   NOT NULL,
    doc      BIGINT NOT NULL,
    PRIMARY KEY (owner_id, word, doc)
) WITHOUT ROWID;
