-- What can be found: one row per thing. `title` is what a result shows; `norm` is the title folded, for ranking; `words` are
-- the words under which it stands in `search_word`, so that a change removes exactly those. Texts themselves are not kept, and
-- nothing that is encrypted elsewhere may be given to it. `owner_id` is the organisation or the person. Folded texts compare by
-- their bytes (COLLATE "C"), as SQLite does.
CREATE TABLE search_doc (
    doc        BIGINT      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    owner_id   UUID        NOT NULL,
    org_id     UUID,
    person_id  UUID,
    kind       TEXT        COLLATE "C" NOT NULL,
    ref_id     UUID        NOT NULL,
    title      TEXT        NOT NULL,
    norm       TEXT        COLLATE "C" NOT NULL,
    words      TEXT        NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL,
    CHECK ((org_id IS NULL) <> (person_id IS NULL)),
    CHECK (owner_id = COALESCE(org_id, person_id))
);
CREATE UNIQUE INDEX search_doc_ref ON search_doc (owner_id, kind, ref_id);
ALTER TABLE search_doc ENABLE ROW LEVEL SECURITY;
ALTER TABLE search_doc FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON search_doc USING (scope_allows(org_id, person_id)) WITH CHECK (scope_allows(org_id, person_id));

-- The index: a prefix is a range of words of one owner, on both engines. No engine's own full text: its answers would differ,
-- and PostgreSQL does not use a GIN index under row-level security, because `@@` is not leakproof. An organisation and a
-- person never have the same id, so one column serves the policy as both.
CREATE TABLE search_word (
    owner_id UUID   NOT NULL,
    word     TEXT   COLLATE "C" NOT NULL,
    doc      BIGINT NOT NULL,
    PRIMARY KEY (owner_id, word, doc)
);
ALTER TABLE search_word ENABLE ROW LEVEL SECURITY;
ALTER TABLE search_word FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON search_word USING (scope_allows(owner_id, owner_id)) WITH CHECK (scope_allows(owner_id, owner_id));
