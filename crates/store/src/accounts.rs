//! Accounts from the outside: which of them are in use, locking one, and taking its roles when it is over.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Ts};
use crate::ledger::{Chain, Change};
use crate::organisations::stale;
use crate::{Result, WriteScope};
use domain::System;
use domain::id::{OrgId, PersonId};
use jiff::civil::Date;
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

statements! {
    System: ACCOUNT_IN_USE = "UPDATE account SET updated_at = updated_at WHERE person_id = $1 AND state = 'active'";
    System: ACCOUNT_LOCK = "UPDATE account SET state = 'locked', version = version + 1, updated_at = $2 WHERE person_id = $1 AND state = 'active' RETURNING version";
    System: ACCOUNT_SIGN_INS_END = "UPDATE sign_in SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL";
    System: MEMBERSHIPS_END_OF = "UPDATE membership SET valid_to = $2, version = version + 1, updated_at = $3 WHERE person_id = $1 AND (valid_to IS NULL OR valid_to > $2) RETURNING org_id, id, version";
}

impl WriteScope<'_, System> {
    /// Which of these people's accounts are in use: there, neither locked nor erased. They stay so until this write is done.
    ///
    /// # Errors
    /// The store's.
    pub async fn accounts_in_use(&mut self, people: &BTreeSet<PersonId>) -> Result<BTreeSet<PersonId>> {
        let mut found = BTreeSet::new();
        for person in people {
            if changed!(self.scope, ACCOUNT_IN_USE; person.uuid())? == 1 {
                found.insert(*person);
            }
        }
        Ok(found)
    }

    /// Locks an account and signs it out everywhere.
    ///
    /// # Errors
    /// [`crate::Error::Stale`] for one that is not in use.
    pub async fn lock_account(&mut self, person: PersonId) -> Result<()> {
        let now = Ts(self.ctx.now());
        let locked = rows!(self.scope, ACCOUNT_LOCK, (i64,), fetch_optional; person.uuid(), now)?;
        stale(u64::from(locked.is_some()), "account")?;
        changed!(self.scope, ACCOUNT_SIGN_INS_END; person.uuid(), now)?;
        let (entity_id, subject) = (person.uuid(), Some(person.uuid()));
        let version = locked.map_or(0, |(version,)| version);
        let payload = json!({});
        self.record_in(
            Chain::Person(person),
            Change { action: "account.locked", entity: "account", entity_id, version, subject, payload },
        );
        Ok(())
    }

    /// Ends every role that a person holds anywhere.
    pub(crate) async fn end_memberships_of(&mut self, person: PersonId, last: Date) -> Result<()> {
        let now = Ts(self.ctx.now());
        let ended = rows!(self.scope, MEMBERSHIPS_END_OF, (Uuid, Uuid, i64), fetch_all; person.uuid(), Day(last), now)?;
        for (org, id, version) in ended {
            let change = Change {
                action: "membership.ended",
                entity: "membership",
                entity_id: id,
                version,
                subject: Some(person.uuid()),
                payload: json!({ "last": last, "why": "the account was erased" }),
            };
            self.record_in(Chain::Org(OrgId::from_uuid(org)), change);
        }
        Ok(())
    }
}
