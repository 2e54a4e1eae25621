//! Writing the index, in the transaction of the change itself.

use super::SearchDoc;
use crate::engine::conn::{changed, rows};
use crate::engine::statement::{Internal, statements};
use crate::engine::types::Ts;
use crate::ledger::Chain;
use crate::scope::Reaching;
use crate::{Error, Result, Scope, WriteScope};
use domain::{Org, Own};
use serde_json::json;
use uuid::Uuid;

statements! {
    Internal: DOC_GET = "SELECT doc, words FROM search_doc WHERE owner_id = $1 AND kind = $2 AND ref_id = $3",
    "SELECT doc, words FROM search_doc WHERE owner_id = $1 AND kind = $2 AND ref_id = $3 FOR UPDATE";
    Internal: DOC_ADD = "INSERT INTO search_doc (owner_id, org_id, person_id, kind, ref_id, title, norm, words, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING doc";
    Internal: DOC_SET = "UPDATE search_doc SET title = $3, norm = $4, words = $5, updated_at = $6 WHERE owner_id = $1 AND doc = $2";
    Internal: DOC_DROP = "DELETE FROM search_doc WHERE owner_id = $1 AND doc = $2";
    Internal: DOCS_CLEAR = "DELETE FROM search_doc WHERE owner_id = $1";
    Internal: WORDS_ADD = "INSERT INTO search_word (owner_id, doc, word) SELECT $1, $2, value FROM json_each($3)",
    "INSERT INTO search_word (owner_id, doc, word) SELECT CAST($1 AS UUID), CAST($2 AS BIGINT), value FROM json_array_elements_text(CAST($3 AS JSON))";
    Internal: WORDS_DROP = "DELETE FROM search_word WHERE owner_id = $1 AND doc = $2 AND word IN (SELECT value FROM json_each($3))",
    "DELETE FROM search_word WHERE owner_id = $1 AND doc = $2 AND word IN (SELECT value FROM json_array_elements_text(CAST($3 AS JSON)))";
    Internal: WORDS_CLEAR = "DELETE FROM search_word WHERE owner_id = $1";
}

impl WriteScope<'_, Org> {
    /// Makes a document of the organisation findable, or changes under what it is found.
    ///
    /// # Errors
    /// The store's.
    pub async fn index(&mut self, doc: &SearchDoc<'_>) -> Result<()> {
        let owner = Chain::Org(self.ctx.reach.0);
        put(self, owner, doc).await
    }

    /// As [`Self::index`], for a row that was made in this very write: nothing to look up.
    pub(crate) async fn index_new(&mut self, doc: &SearchDoc<'_>) -> Result<()> {
        let owner = Chain::Org(self.ctx.reach.0);
        add(self, owner, doc).await
    }

    /// Makes a document unfindable; one that is not indexed already is.
    ///
    /// # Errors
    /// The store's.
    pub async fn unindex(&mut self, kind: &'static str, ref_id: Uuid) -> Result<()> {
        remove(&mut self.scope, self.ctx.reach.0.uuid(), kind, ref_id).await
    }

    /// Empties the organisation's index, to build it anew.
    ///
    /// # Errors
    /// The store's.
    pub async fn clear_index(&mut self) -> Result<()> {
        clear(&mut self.scope, self.ctx.reach.0.uuid()).await
    }
}

impl WriteScope<'_, Own> {
    /// Makes a document of the person's own findable, or changes under what it is found.
    ///
    /// # Errors
    /// The store's.
    pub async fn index(&mut self, doc: &SearchDoc<'_>) -> Result<()> {
        let owner = Chain::Person(self.ctx.reach.0);
        put(self, owner, doc).await
    }

    /// Makes a document unfindable; one that is not indexed already is.
    ///
    /// # Errors
    /// The store's.
    pub async fn unindex(&mut self, kind: &'static str, ref_id: Uuid) -> Result<()> {
        remove(&mut self.scope, self.ctx.reach.0.uuid(), kind, ref_id).await
    }

    /// Empties the person's index, to build it anew.
    ///
    /// # Errors
    /// The store's.
    pub async fn clear_index(&mut self) -> Result<()> {
        clear(&mut self.scope, self.ctx.reach.0.uuid()).await
    }
}

async fn put<R: Reaching>(scope: &mut WriteScope<'_, R>, owner: Chain, new: &SearchDoc<'_>) -> Result<()> {
    let Some((doc, old)) = lookup(&mut scope.scope, owner.id(), new.kind, new.ref_id).await? else {
        return add(scope, owner, new).await;
    };
    let now = Ts(scope.ctx.now());
    let words = new.index_words();
    let (title, norm, kept) = (new.kept_title(), new.norm(), words.join(" "));
    let old: Vec<&str> = old.split_whitespace().collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let run = async |inner: &mut Scope<'_, Internal>| {
        changed!(inner, DOC_SET; owner.id(), doc, &title, &norm, &kept, now)?;
        drop_words(inner, owner.id(), doc, &missing(&old, &words)).await?;
        add_words(inner, owner.id(), doc, &missing(&words, &old)).await
    };
    scope.scope.internally(run).await
}

/// What the one has and the other has not; both are sorted.
fn missing<'a>(from: &[&'a str], other: &[&str]) -> Vec<&'a str> {
    from.iter().filter(|word| other.binary_search(word).is_err()).copied().collect()
}

async fn add<R: Reaching>(scope: &mut WriteScope<'_, R>, owner: Chain, new: &SearchDoc<'_>) -> Result<()> {
    let now = Ts(scope.ctx.now());
    let words = new.index_words();
    let (title, norm, kept) = (new.kept_title(), new.norm(), words.join(" "));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let run = async |inner: &mut Scope<'_, Internal>| {
        let added = rows!(
            inner, DOC_ADD, (i64,), fetch_one;
            owner.id(), owner.org(), owner.person(), new.kind, new.ref_id, &title, &norm, &kept, now,
        );
        let (doc,) = match added {
            // Somebody indexed the same thing since we looked: the whole write has to look again.
            Err(Error::Taken { .. }) => {
                inner.retry = true;
                return Err(Error::Contended);
            }
            added => added?,
        };
        add_words(inner, owner.id(), doc, &words).await
    };
    scope.scope.internally(run).await
}

async fn remove<R: Reaching>(scope: &mut Scope<'_, R>, owner: Uuid, kind: &str, ref_id: Uuid) -> Result<()> {
    let Some((doc, words)) = lookup(scope, owner, kind, ref_id).await? else { return Ok(()) };
    let words: Vec<&str> = words.split_whitespace().collect();
    let run = async |inner: &mut Scope<'_, Internal>| {
        drop_words(inner, owner, doc, &words).await?;
        changed!(inner, DOC_DROP; owner, doc).map(drop)
    };
    scope.internally(run).await
}

async fn clear<R: Reaching>(scope: &mut Scope<'_, R>, owner: Uuid) -> Result<()> {
    let run = async |inner: &mut Scope<'_, Internal>| {
        changed!(inner, WORDS_CLEAR; owner)?;
        changed!(inner, DOCS_CLEAR; owner).map(drop)
    };
    scope.internally(run).await
}

async fn lookup<R: Reaching>(
    scope: &mut Scope<'_, R>,
    owner: Uuid,
    kind: &str,
    ref_id: Uuid,
) -> Result<Option<(i64, String)>> {
    scope.internally(async |inner| rows!(inner, DOC_GET, (i64, String), fetch_optional; owner, kind, ref_id)).await
}

async fn add_words(scope: &mut Scope<'_, Internal>, owner: Uuid, doc: i64, words: &[&str]) -> Result<()> {
    if words.is_empty() {
        return Ok(());
    }
    changed!(scope, WORDS_ADD; owner, doc, json!(words).to_string()).map(drop)
}

async fn drop_words(scope: &mut Scope<'_, Internal>, owner: Uuid, doc: i64, words: &[&str]) -> Result<()> {
    if words.is_empty() {
        return Ok(());
    }
    changed!(scope, WORDS_DROP; owner, doc, json!(words).to_string()).map(drop)
}
