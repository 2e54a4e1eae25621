//! Data keys: made when something is sealed for the first time.

use super::Custody;
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::vault::DataKey;
use crate::{Error, Result, Scope, WriteScope};
use domain::id::{KeyId, PersonId};
use domain::{Org, Own};
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    Org: pub(super) ORG_KEY_GET = "SELECT id, wrapped FROM data_key WHERE org_id = $1 AND subject_id = $2";
    Own: pub(super) OWN_KEY_GET = "SELECT id, wrapped FROM data_key WHERE person_id = $1 AND subject_id = $2";
    Org: pub(super) ORG_KEY_ADD = "INSERT INTO data_key (org_id, id, subject_id, wrapped, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (org_id, subject_id) DO NOTHING";
    Own: pub(super) OWN_KEY_ADD = "INSERT INTO data_key (person_id, id, subject_id, wrapped, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (person_id, subject_id) DO NOTHING";
    Org: pub(super) ORG_KEY_HOLD = "SELECT wrapped IS NOT NULL FROM data_key WHERE org_id = $1 AND subject_id = $2 AND id = $3",
        "SELECT wrapped IS NOT NULL FROM data_key WHERE org_id = $1 AND subject_id = $2 AND id = $3 FOR SHARE";
    Own: pub(super) OWN_KEY_HOLD = "SELECT wrapped IS NOT NULL FROM data_key WHERE person_id = $1 AND subject_id = $2 AND id = $3",
        "SELECT wrapped IS NOT NULL FROM data_key WHERE person_id = $1 AND subject_id = $2 AND id = $3 FOR SHARE";
    Org: pub(super) ORG_SUBJECT_THERE = "SELECT COUNT(*) FROM person_record WHERE org_id = $1 AND id = $2 AND state <> 'deleted'";
    Org: MEMBER_KEYS = "SELECT subject_id, id, wrapped FROM data_key WHERE org_id = $1 AND wrapped IS NOT NULL AND subject_id IN (SELECT person_id FROM membership WHERE org_id = $1)";
    Own: pub(super) OWN_SUBJECT_THERE = "SELECT COUNT(*) FROM account WHERE person_id = $1 AND person_id = $2 AND state <> 'erased'";
}

impl<R: Custody> Scope<'_, R> {
    /// The subject's key, if anything was ever sealed.
    ///
    /// # Errors
    /// [`Error::Erased`] when the key was.
    pub(crate) async fn key(&mut self, subject: R::Subject) -> Result<Option<DataKey>> {
        self.key_for(R::subject_id(subject)).await
    }

    /// The key of a subject that is no person's data: an import, a member's name.
    pub(crate) async fn key_for(&mut self, subject: Uuid) -> Result<Option<DataKey>> {
        type Row = (Uuid, Option<Vec<u8>>);
        let owner = self.reach.owner();
        let Some((id, wrapped)) = rows!(self, R::sql().key_get, Row, fetch_optional; owner, subject)? else {
            return Ok(None);
        };
        let wrapped = wrapped.ok_or(Error::Erased)?;
        self.unwrapped(id, &wrapped).map(Some)
    }

    pub(crate) fn unwrapped(&self, id: Uuid, wrapped: &[u8]) -> Result<DataKey> {
        let key = DataKey::unwrap(&self.keys.master, KeyId::from_uuid(id), wrapped);
        key.map_err(|_| Error::Inconsistent { table: "data_key", column: "wrapped" })
    }
}

impl Scope<'_, Org> {
    /// The keys under which the organisation keeps its members' names.
    ///
    /// # Errors
    /// The store's.
    pub(crate) async fn member_keys(&mut self) -> Result<BTreeMap<PersonId, DataKey>> {
        type Row = (Uuid, Uuid, Vec<u8>);
        let found = rows!(self, MEMBER_KEYS, Row, fetch_all; self.reach.0.uuid())?;
        let key = |(person, id, wrapped): Row| Ok((PersonId::from_uuid(person), self.unwrapped(id, &wrapped)?));
        found.into_iter().map(key).collect()
    }
}

impl WriteScope<'_, Org> {
    /// The key under which the organisation keeps a member's name; made now if there is none. Whether the account is in use is the
    /// caller's to check.
    ///
    /// # Errors
    /// The store's.
    pub(crate) async fn member_key(&mut self, person: PersonId) -> Result<DataKey> {
        match self.key_for(person.uuid()).await? {
            Some(key) => Ok(key),
            None => self.new_key(person.uuid()).await,
        }
    }
}

impl<R: Custody> WriteScope<'_, R> {
    /// The subject's key; made now if there is none.
    ///
    /// # Errors
    /// [`Error::Erased`] when the key was; [`Error::OutOfScope`] for somebody who is not here.
    pub(crate) async fn key_or_new(&mut self, subject: R::Subject) -> Result<DataKey> {
        if let Some(key) = self.key(subject).await? {
            return Ok(key);
        }
        let there = rows!(self.scope, R::sql().subject_there, (i64,), fetch_one; self.ctx.reach.owner(), R::subject_id(subject))?;
        if there == (0,) {
            return Err(Error::OutOfScope);
        }
        self.new_key(R::subject_id(subject)).await
    }

    /// Makes the key of a subject that has none; who it is is the caller's to check.
    pub(crate) async fn new_key(&mut self, subject: Uuid) -> Result<DataKey> {
        let key = DataKey::generate(self.ctx.id(), self.ctx.source());
        let wrapped = key.wrap(&self.scope.keys.master, self.ctx.source());
        let (owner, now) = (self.ctx.reach.owner(), Ts(self.ctx.now()));
        let made = changed!(self.scope, R::sql().key_add; owner, key.id().uuid(), subject, &wrapped, now)?;
        if made == 1 {
            return Ok(key);
        }
        // Somebody else was faster; their key counts.
        self.key_for(subject).await?.ok_or(Error::OutOfScope)
    }
}
