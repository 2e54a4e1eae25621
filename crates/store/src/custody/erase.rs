//! Erasing a person (Art. 17 GDPR): the data key goes, and with it whatever it sealed, wherever copies of that lie; what
//! stood in clear is replaced (on SQLite also overwritten, on PostgreSQL by its next VACUUM); the ledger keeps its rows but loses the salts, so that no guess can be tested.

use super::Custody;
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::{Chain, Change};
use crate::vault::Address;
use crate::{Error, Result, Scope, Store, WriteScope};
use domain::id::{KeyId, RecordId};
use domain::time::Timestamp;
use domain::{Ctx, Org, Own, System};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::json;
use uuid::Uuid;

statements! {
    Org: pub(super) ORG_KEY_ERASE = "INSERT INTO data_key (org_id, id, subject_id, created_at, erased_at) VALUES ($1, $4, $2, $3, $3) ON CONFLICT (org_id, subject_id) DO UPDATE SET wrapped = NULL, erased_at = $3";
    Own: pub(super) OWN_KEY_ERASE = "INSERT INTO data_key (person_id, id, subject_id, created_at, erased_at) VALUES ($1, $4, $2, $3, $3) ON CONFLICT (person_id, subject_id) DO UPDATE SET wrapped = NULL, erased_at = $3";
    Org: pub(super) ORG_SALTS_ERASE = "UPDATE ledger SET salt = NULL WHERE org_id = $1 AND subject_id = $2";
    Own: pub(super) OWN_SALTS_ERASE = "UPDATE ledger SET salt = NULL WHERE person_id = $1 AND subject_id = $2";
    Org: pub(super) ORG_DOCUMENTS_NAME = "SELECT id, address FROM document WHERE org_id = $1 AND subject_id = $2 ORDER BY id";
    Own: pub(super) OWN_DOCUMENTS_NAME = "SELECT id, address FROM document WHERE person_id = $1 AND subject_id = $2 ORDER BY id";
    Org: pub(super) ORG_DOCUMENTS_ERASE = "DELETE FROM document WHERE org_id = $1 AND subject_id = $2";
    Own: pub(super) OWN_DOCUMENTS_ERASE = "DELETE FROM document WHERE person_id = $1 AND subject_id = $2";
    Org: RECORD_ERASE = "UPDATE person_record SET person_id = NULL, personnel_no = CAST($3 AS TEXT), given_name = '', family_name = '', sort_name = '', birth_date = NULL, tax_id = NULL, tax_id_index = NULL, private = NULL, stamps = '{}', state = 'deleted', version = version + 1, updated_at = $4 WHERE org_id = $1 AND id = $2";
    Org: MEMBER_NAMES_ERASE = "UPDATE membership SET name = NULL WHERE org_id = $1 AND person_id = (SELECT person_id FROM person_record WHERE org_id = $1 AND id = $2)";
    Org: MEMBER_KEY_ERASE = "DELETE FROM data_key WHERE org_id = $1 AND subject_id = (SELECT person_id FROM person_record WHERE org_id = $1 AND id = $2)";
    System: MEMBER_NAMES_ERASE_OF = "UPDATE membership SET name = NULL WHERE person_id = $1";
    System: MEMBER_KEYS_ERASE_OF = "DELETE FROM data_key WHERE org_id IS NOT NULL AND subject_id = $1";
    Own: LOGIN_ERASE = "DELETE FROM password_login WHERE person_id = $1";
    Own: SECOND_ERASE = "DELETE FROM second_factor WHERE person_id = $1";
    Own: RECOVERY_ERASE = "DELETE FROM recovery_code WHERE person_id = $1";
    Own: PASSKEYS_ERASE = "DELETE FROM passkey WHERE person_id = $1";
    Own: IDENTITIES_ERASE = "DELETE FROM sso_identity WHERE person_id = $1";
    Own: SCENARIOS_ERASE = "DELETE FROM scenario WHERE person_id = $1";
    Own: DRAFTS_ERASE = "DELETE FROM draft WHERE person_id = $1";
    Own: SIGN_INS_ERASE = "DELETE FROM sign_in WHERE person_id = $1";
    Own: ACCOUNT_ERASE = "UPDATE account SET state = 'erased', version = version + 1, updated_at = $2 WHERE person_id = $1";
}

impl<R: Custody> WriteScope<'_, R> {
    /// Key and salts of a subject. Somebody without a key gets an erased one: nothing may be sealed for them any more.
    async fn erase_sealed(&mut self, chain: Chain, subject: R::Subject, entity: &'static str) -> Result<()> {
        let (owner, id, now) = (self.ctx.reach.owner(), R::subject_id(subject), Ts(self.ctx.now()));
        changed!(self.scope, R::sql().key_erase; owner, id, now, self.ctx.id::<KeyId>().uuid())?;
        changed!(self.scope, R::sql().salts_erase; owner, id)?;
        let change = Change { action: "erased", entity, entity_id: id, version: 0, subject: None, payload: json!({}) };
        self.record_in(chain, change);
        Ok(())
    }
}

impl WriteScope<'_, Own> {
    /// The account, every way into it, and what it sealed.
    async fn erase_own(&mut self) -> Result<bool> {
        let (person, now) = (self.ctx.reach.0, Ts(self.ctx.now()));
        if changed!(self.scope, ACCOUNT_ERASE; person.uuid(), now)? == 0 {
            return Ok(false);
        }
        self.clear_index().await?;
        changed!(self.scope, LOGIN_ERASE; person.uuid())?;
        changed!(self.scope, SECOND_ERASE; person.uuid())?;
        changed!(self.scope, RECOVERY_ERASE; person.uuid())?;
        changed!(self.scope, PASSKEYS_ERASE; person.uuid())?;
        changed!(self.scope, IDENTITIES_ERASE; person.uuid())?;
        changed!(self.scope, DRAFTS_ERASE; person.uuid())?;
        changed!(self.scope, SCENARIOS_ERASE; person.uuid())?;
        self.erase_advice().await?;
        changed!(self.scope, SIGN_INS_ERASE; person.uuid())?;
        self.erase_sealed(Chain::Person(person), person, "account").await?;
        Ok(true)
    }
}

impl Store {
    /// Erases an employer's copy of a person, and the name of the roles that they hold or held there. Doing it again finishes what a crash or a failing object store interrupted.
    ///
    /// # Errors
    /// The store's. The sealed objects of the person may remain then; nobody can open them any more.
    pub async fn erase_record(&self, ctx: &Ctx<Org>, id: RecordId) -> Result<bool> {
        let erase = async |scope: &mut WriteScope<'_, Org>| {
            let (org, now) = (scope.ctx.reach.0, Ts(scope.ctx.now()));
            // While the record still says whose it is.
            changed!(scope.scope, MEMBER_NAMES_ERASE; org.uuid(), id.uuid())?;
            changed!(scope.scope, MEMBER_KEY_ERASE; org.uuid(), id.uuid())?;
            let found = changed!(scope.scope, RECORD_ERASE; org.uuid(), id.uuid(), id.to_string(), now)? > 0;
            if found {
                scope.close_invitations(id).await?;
                scope.unindex("person", id.uuid()).await?;
                scope.erase_file(id).await?;
                scope.erase_sealed(Chain::Org(org), id, "person_record").await?;
            }
            Ok::<_, crate::Error>(found)
        };
        let found = self.write(ctx, erase).await?;
        if found {
            self.erase_documents(ctx, id).await?;
            self.scrub().await?;
        }
        Ok(found)
    }

    /// Erases a person's own data; what employers keep is theirs to erase. Roles end and lose their name, and letters that would take
    /// records from the account are closed.
    ///
    /// # Errors
    /// As [`Store::erase_record`].
    pub async fn erase_account(&self, ctx: &Ctx<Own>) -> Result<bool> {
        let person = ctx.reach.0;
        let erase = async |scope: &mut WriteScope<'_, System>| {
            let found = scope.within(Own(person), async |own| own.erase_own().await).await?;
            if found {
                scope.end_memberships_of(person, day_before(scope.ctx().now())).await?;
                scope.close_invitations_of(person).await?;
                changed!(scope.scope, MEMBER_NAMES_ERASE_OF; person.uuid())?;
                changed!(scope.scope, MEMBER_KEYS_ERASE_OF; person.uuid())?;
                scope.erase_advice_keys(person).await?;
            }
            Ok::<_, crate::Error>(found)
        };
        let found = self.write(&ctx.widened(ctx.actor), erase).await?;
        if found {
            self.erase_documents(ctx, person).await?;
            self.scrub().await?;
        }
        Ok(found)
    }

    /// First the objects, then the rows that name them, so that an interrupted erasure can be finished.
    async fn erase_documents<R: Custody>(&self, ctx: &Ctx<R>, subject: R::Subject) -> Result<()> {
        let (owner, id) = (ctx.reach.owner(), R::subject_id(subject));
        let name = async |scope: &mut Scope<'_, R>| rows!(scope, R::sql().documents_name, (Uuid, String), fetch_all; owner, id);
        for (_, address) in self.read(ctx, name).await? {
            let address =
                Address::parse(&address).map_err(|_| Error::Inconsistent { table: "document", column: "address" })?;
            self.objects().delete(&address).await?;
        }
        self.write(ctx, async |scope| changed!(scope.scope, R::sql().documents_erase; owner, id)).await?;
        Ok(())
    }
}

/// A role that ends on this day gives nothing any more, in whichever time zone its organisation lives.
fn day_before(now: Timestamp) -> Date {
    let day = domain::deadline::local_date(now, &TimeZone::UTC);
    day.yesterday().unwrap_or(day)
}
