//! Names and passwords. The name is an e-mail address or what the person chose; it is personal, so it is sealed and found by a tag.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::Change;
use crate::organisations::stale;
use crate::vault::{self, BlindIndex};
use crate::{Error, Result, Scope, WriteScope};
use domain::id::PersonId;
use domain::{Own, System};
use serde_json::json;
use uuid::Uuid;

statements! {
    System: LOGIN_NAMED = "SELECT password_login.person_id, password_login.hash, password_login.version, account.state FROM password_login JOIN account ON account.person_id = password_login.person_id WHERE password_login.name_index = $1";
    Own: LOGIN_GET = "SELECT name, hash, version FROM password_login WHERE person_id = $1";
    Own: LOGIN_SET = "INSERT INTO password_login (person_id, name_index, name, hash, version, created_at, updated_at) VALUES ($1, $2, $3, $4, 1, $5, $5) ON CONFLICT (person_id) DO UPDATE SET name_index = $2, name = $3, hash = $4, version = password_login.version + 1, updated_at = $5 RETURNING version";
    Own: LOGIN_HOLD = "UPDATE password_login SET updated_at = updated_at WHERE person_id = $1 AND version = $2";
    Own: LOGIN_REHASH = "UPDATE password_login SET hash = $3, updated_at = $4 WHERE person_id = $1 AND hash = $2";
}

/// The column's name in the derivation of its index; never renamed.
const NAME: &str = "password_login.name";

/// What a name leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Whose it is.
    pub person: PersonId,
    /// The password as a PHC string.
    pub hash: String,
    /// Counts changes of name and password.
    pub version: i64,
    /// Whether the account is in use: neither locked nor erased.
    pub active: bool,
}

/// A person's own name and password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    /// The name in clear.
    pub name: String,
    /// The password as a PHC string.
    pub hash: String,
    /// Counts changes.
    pub version: i64,
}

impl Scope<'_, System> {
    /// Whom a name belongs to. The name comes folded (trimmed, lower case, NFKC).
    ///
    /// # Errors
    /// The store's.
    pub async fn login_named(&mut self, name: &str) -> Result<Option<Named>> {
        type Row = (Uuid, String, i64, String);
        let tag = BlindIndex::global(&self.keys.master, NAME).tag(name.as_bytes());
        let found = rows!(self, LOGIN_NAMED, Row, fetch_optional; tag.as_bytes())?;
        Ok(found.map(|(person, hash, version, state)| Named {
            person: PersonId::from_uuid(person),
            hash,
            version,
            active: state == "active",
        }))
    }
}

impl Scope<'_, Own> {
    /// The person's own name and password.
    ///
    /// # Errors
    /// [`Error::Erased`] when the person was.
    pub async fn own_login(&mut self) -> Result<Option<Login>> {
        type Row = (Vec<u8>, String, i64);
        let person = self.reach.0;
        let Some((sealed, hash, version)) = rows!(self, LOGIN_GET, Row, fetch_optional; person.uuid())? else {
            return Ok(None);
        };
        let broken = Error::Inconsistent { table: "password_login", column: "name" };
        let Some(key) = self.key(person).await? else { return Err(broken) };
        let Ok(name) = vault::open(&key, &context(person), &sealed) else { return Err(broken) };
        let Ok(name) = String::from_utf8(name) else { return Err(broken) };
        Ok(Some(Login { name, hash, version }))
    }
}

impl WriteScope<'_, Own> {
    /// Sets or changes name and password.
    ///
    /// # Errors
    /// [`Error::Taken`] when the name belongs to somebody else.
    pub async fn set_login(&mut self, name: &str, hash: &str) -> Result<i64> {
        let person = self.ctx.reach.0;
        let key = self.key_or_new(person).await?;
        let sealed = vault::seal(&key, &context(person), name.as_bytes(), self.ctx.source());
        let tag = BlindIndex::global(&self.scope.keys.master, NAME).tag(name.as_bytes());
        let now = Ts(self.ctx.now());
        let set = rows!(self.scope, LOGIN_SET, (i64,), fetch_one; person.uuid(), tag.as_bytes(), &sealed, hash, now)?;
        self.record(Change {
            action: "password_login.set",
            entity: "password_login",
            entity_id: person.uuid(),
            version: set.0,
            subject: Some(person.uuid()),
            payload: json!({ "name": name }),
        });
        Ok(set.0)
    }

    /// Holds name and password as they are until this write is saved: whoever changes them meanwhile comes after it.
    ///
    /// # Errors
    /// [`Error::Stale`] when they were changed since `version`.
    pub async fn hold_login(&mut self, version: i64) -> Result<()> {
        stale(changed!(self.scope, LOGIN_HOLD; self.ctx.reach.0.uuid(), version)?, "password_login")
    }

    /// Replaces a hash by a stronger one of the same password. No change of state: nothing is recorded.
    ///
    /// # Errors
    /// The store's.
    pub async fn rehash(&mut self, old: &str, new: &str) -> Result<()> {
        changed!(self.scope, LOGIN_REHASH; self.ctx.reach.0.uuid(), old, new, Ts(self.ctx.now()))?;
        Ok(())
    }
}

fn context(person: PersonId) -> Vec<u8> {
    [b"password_login.name".as_slice(), person.uuid().as_bytes()].concat()
}
