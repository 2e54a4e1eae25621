//! Passkeys: found by a keyed tag of the credential's identifier; credential and label are sealed under the person's key.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::Change;
use crate::vault::{self, BlindIndex, DataKey};
use crate::{Error, Result, Scope, WriteScope};
use domain::id::{PasskeyId, PersonId};
use domain::time::Timestamp;
use domain::{Own, System};
use serde_json::json;
use uuid::Uuid;

statements! {
    System: PASSKEY_OWNER = "SELECT person_id, id FROM passkey WHERE credential_index = $1";
    Own: PASSKEYS = "SELECT id, label, backed_up, version, created_at, used_at FROM passkey WHERE person_id = $1 ORDER BY created_at, id LIMIT 200";
    Own: PASSKEY_CREDENTIALS = "SELECT id, credential FROM passkey WHERE person_id = $1 ORDER BY id LIMIT 200";
    Own: PASSKEY_ADD = "INSERT INTO passkey (person_id, id, credential_index, credential, label, sign_count, backed_up, version, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)";
    Own: PASSKEY_USED = "UPDATE passkey SET credential = $3, sign_count = $4, backed_up = $5, used_at = $6 WHERE person_id = $1 AND id = $2 AND (sign_count < $4 OR (sign_count = 0 AND $4 = 0)) AND EXISTS (SELECT 1 FROM account WHERE account.person_id = $1 AND account.state = 'active')";
    Own: PASSKEY_RENAME = "UPDATE passkey SET label = $3, version = version + 1 WHERE person_id = $1 AND id = $2 RETURNING version";
    Own: WAYS_LOCK = "UPDATE account SET updated_at = updated_at WHERE person_id = $1";
    Own: WAYS_LEFT = "SELECT (SELECT COUNT(*) FROM password_login WHERE password_login.person_id = $1) + (SELECT COUNT(*) FROM passkey WHERE passkey.person_id = $1 AND passkey.id <> $2)";
    Own: PASSKEY_REMOVE = "DELETE FROM passkey WHERE person_id = $1 AND id = $2 RETURNING version";
}

/// The column's name in the derivation of its index; never renamed.
const INDEX: &str = "passkey.credential";
const CREDENTIAL: &str = "credential";
const LABEL: &str = "label";

/// A passkey that was proved and is to be kept.
#[derive(Clone, PartialEq, Eq)]
pub struct NewPasskey {
    /// Whose it is: the user handle that the authenticator keeps.
    pub person: PersonId,
    /// The credential's identifier.
    pub credential_id: Vec<u8>,
    /// The credential as the checking library writes it.
    pub credential: Vec<u8>,
    /// The authenticator's counter; 0 where it has none.
    pub sign_count: u32,
    /// Whether it is also kept elsewhere (synchronised).
    pub backed_up: bool,
    /// The person's own name for it, which may be empty.
    pub label: String,
}

impl std::fmt::Debug for NewPasskey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewPasskey").field("person", &self.person).finish_non_exhaustive()
    }
}

/// A person's own passkey, as their list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// The passkey.
    pub id: PasskeyId,
    /// The person's own name for it, which may be empty.
    pub label: String,
    /// Whether it is also kept elsewhere (synchronised).
    pub backed_up: bool,
    /// Counts changes of the label.
    pub version: i64,
    /// Since when.
    pub created: Timestamp,
    /// When it was last used to sign in.
    pub used: Option<Timestamp>,
}

/// What a sign-in changes about a passkey.
#[derive(Clone, PartialEq, Eq)]
pub struct UsedPasskey {
    /// The credential as the checking library writes it now.
    pub credential: Vec<u8>,
    /// The counter that was shown.
    pub sign_count: u32,
    /// Whether it is also kept elsewhere now.
    pub backed_up: bool,
}

/// What became of a removal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removal {
    /// It is gone.
    Removed,
    /// It stays: the person has neither a password nor another passkey.
    LastWayIn,
    /// There is no such passkey of this person.
    Unknown,
}

impl Scope<'_, System> {
    /// Whose passkey a credential is.
    ///
    /// # Errors
    /// The store's.
    pub async fn passkey_owner(&mut self, credential_id: &[u8]) -> Result<Option<(PersonId, PasskeyId)>> {
        let tag = BlindIndex::global(&self.keys.master, INDEX).tag(credential_id);
        let found = rows!(self, PASSKEY_OWNER, (Uuid, Uuid), fetch_optional; tag.as_bytes())?;
        Ok(found.map(|(person, id)| (PersonId::from_uuid(person), PasskeyId::from_uuid(id))))
    }
}

impl Scope<'_, Own> {
    /// The person's passkeys, the oldest first.
    ///
    /// # Errors
    /// [`Error::Erased`] when the person was.
    pub async fn passkeys(&mut self) -> Result<Vec<Passkey>> {
        type Row = (Uuid, Vec<u8>, bool, i64, Ts, Option<Ts>);
        let found = rows!(self, PASSKEYS, Row, fetch_all; self.reach.0.uuid())?;
        let Some(key) = self.key(self.reach.0).await? else { return unsealed(&found) };
        let passkey = |(id, label, backed_up, version, created, used): Row| {
            let label = String::from_utf8(opened(&key, LABEL, id, &label)?);
            let label = label.map_err(|_| Error::Inconsistent { table: "passkey", column: LABEL })?;
            let (id, used) = (PasskeyId::from_uuid(id), used.map(|at| at.0));
            Ok(Passkey { id, label, backed_up, version, created: created.0, used })
        };
        found.into_iter().map(passkey).collect()
    }

    /// The person's credentials as the checking library wrote them.
    ///
    /// # Errors
    /// [`Error::Erased`] when the person was.
    pub async fn passkey_credentials(&mut self) -> Result<Vec<(PasskeyId, Vec<u8>)>> {
        let found = rows!(self, PASSKEY_CREDENTIALS, (Uuid, Vec<u8>), fetch_all; self.reach.0.uuid())?;
        let Some(key) = self.key(self.reach.0).await? else { return unsealed(&found) };
        let credential =
            |(id, sealed): (Uuid, Vec<u8>)| Ok((PasskeyId::from_uuid(id), opened(&key, CREDENTIAL, id, &sealed)?));
        found.into_iter().map(credential).collect()
    }
}

impl WriteScope<'_, Own> {
    /// Keeps a passkey.
    ///
    /// # Errors
    /// [`Error::Taken`] when the credential is somebody's already; [`Error::OutOfScope`] for another person's, or without an account.
    pub async fn add_passkey(&mut self, new: &NewPasskey) -> Result<PasskeyId> {
        let (person, id, now) = (self.ctx.reach.0, self.ctx.id::<PasskeyId>(), Ts(self.ctx.now()));
        if new.person != person {
            return Err(Error::OutOfScope);
        }
        let key = self.key_or_new(person).await?;
        let tag = BlindIndex::global(&self.scope.keys.master, INDEX).tag(&new.credential_id);
        let credential = vault::seal(&key, &context(CREDENTIAL, id.uuid()), &new.credential, self.ctx.source());
        let label = vault::seal(&key, &context(LABEL, id.uuid()), new.label.as_bytes(), self.ctx.source());
        changed!(
            self.scope, PASSKEY_ADD;
            person.uuid(), id.uuid(), tag.as_bytes(), &credential, &label, i64::from(new.sign_count), new.backed_up, now,
        )?;
        self.record(change("passkey.added", person, id, 1, json!({ "label": new.label })));
        Ok(id)
    }

    /// Notes that a passkey was used; no when its counter did not go on, it is gone, or the account is locked. Not recorded: the
    /// sign-in is.
    ///
    /// # Errors
    /// [`Error::Erased`] when the person was.
    pub async fn use_passkey(&mut self, id: PasskeyId, used: &UsedPasskey) -> Result<bool> {
        let (person, now) = (self.ctx.reach.0, Ts(self.ctx.now()));
        let Some(key) = self.key(person).await? else { return Ok(false) };
        let credential = vault::seal(&key, &context(CREDENTIAL, id.uuid()), &used.credential, self.ctx.source());
        let count = i64::from(used.sign_count);
        let noted = changed!(
            self.scope, PASSKEY_USED; person.uuid(), id.uuid(), &credential, count, used.backed_up, now
        )?;
        Ok(noted == 1)
    }

    /// Gives a passkey another label.
    ///
    /// # Errors
    /// [`Error::Stale`] when it is gone; [`Error::Erased`] when the person was.
    pub async fn rename_passkey(&mut self, id: PasskeyId, label: &str) -> Result<()> {
        let person = self.ctx.reach.0;
        let key = self.key_or_new(person).await?;
        let sealed = vault::seal(&key, &context(LABEL, id.uuid()), label.as_bytes(), self.ctx.source());
        let renamed = rows!(self.scope, PASSKEY_RENAME, (i64,), fetch_optional; person.uuid(), id.uuid(), &sealed)?;
        let Some((version,)) = renamed else { return Err(Error::Stale { entity: "passkey" }) };
        self.record(change("passkey.renamed", person, id, version, json!({ "label": label })));
        Ok(())
    }

    /// How many ways in the person has besides a passkey: their password, other passkeys. Until this write is saved nobody removes one.
    pub(super) async fn ways_left_without(&mut self, id: Option<PasskeyId>) -> Result<i64> {
        let (person, without) = (self.ctx.reach.0.uuid(), id.map_or(Uuid::nil(), PasskeyId::uuid));
        // Two removals at the same time must not each count on the other's way.
        changed!(self.scope, WAYS_LOCK; person)?;
        Ok(rows!(self.scope, WAYS_LEFT, (i64,), fetch_one; person, without)?.0)
    }

    /// Removes a passkey unless it is the last way in.
    ///
    /// # Errors
    /// The store's.
    pub async fn remove_passkey(&mut self, id: PasskeyId) -> Result<Removal> {
        let person = self.ctx.reach.0;
        if self.ways_left_without(Some(id)).await? == 0 {
            let there = rows!(self.scope, PASSKEY_CREDENTIALS, (Uuid, Vec<u8>), fetch_optional; person.uuid())?;
            return Ok(there.map_or(Removal::Unknown, |_| Removal::LastWayIn));
        }
        let removed = rows!(self.scope, PASSKEY_REMOVE, (i64,), fetch_optional; person.uuid(), id.uuid())?;
        let Some((version,)) = removed else { return Ok(Removal::Unknown) };
        self.record(change("passkey.removed", person, id, version, json!({})));
        Ok(Removal::Removed)
    }
}

/// Without a key there is nothing that could be sealed.
fn unsealed<T, R>(found: &[R]) -> Result<Vec<T>> {
    let broken = Error::Inconsistent { table: "passkey", column: CREDENTIAL };
    if found.is_empty() { Ok(Vec::new()) } else { Err(broken) }
}

fn opened(key: &DataKey, column: &'static str, id: Uuid, sealed: &[u8]) -> Result<Vec<u8>> {
    vault::open(key, &context(column, id), sealed).map_err(|_| Error::Inconsistent { table: "passkey", column })
}

/// A sealed value belongs to its row and column.
fn context(column: &str, id: Uuid) -> Vec<u8> {
    [b"passkey.", column.as_bytes(), id.as_bytes()].concat()
}

fn change(action: &'static str, person: PersonId, id: PasskeyId, version: i64, payload: serde_json::Value) -> Change {
    let (entity_id, subject) = (id.uuid(), Some(person.uuid()));
    Change { action, entity: "passkey", entity_id, version, subject, payload }
}
