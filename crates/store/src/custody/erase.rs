//! Erasing a person (Art. 17 GDPR): the data key goes, and with it whatever it sealed, wherever copies of that lie; what
//! stood in clear is overwritten; the ledger keeps its rows but loses the salts, so that no guess can be tested.

use super::Custody;
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::Ts;
use crate::ledger::{Chain, Change};
use crate::vault::Address;
use crate::{Result, Store, WriteScope};
use domain::id::RecordId;
use domain::{Ctx, Org, Own};
use serde_json::json;

statements! {
    Org: pub(super) ORG_KEY_ERASE = "UPDATE data_key SET wrapped = NULL, erased_at = $3 WHERE org_id = $1 AND subject_id = $2 AND wrapped IS NOT NULL";
    Own: pub(super) OWN_KEY_ERASE = "UPDATE data_key SET wrapped = NULL, erased_at = $3 WHERE person_id = $1 AND subject_id = $2 AND wrapped IS NOT NULL";
    Org: pub(super) ORG_SALTS_ERASE = "UPDATE ledger SET salt = NULL WHERE org_id = $1 AND subject_id = $2";
    Own: pub(super) OWN_SALTS_ERASE = "UPDATE ledger SET salt = NULL WHERE person_id = $1 AND subject_id = $2";
    Org: pub(super) ORG_DOCUMENTS_ERASE = "DELETE FROM document WHERE org_id = $1 AND subject_id = $2 RETURNING address";
    Own: pub(super) OWN_DOCUMENTS_ERASE = "DELETE FROM document WHERE person_id = $1 AND subject_id = $2 RETURNING address";
    Org: RECORD_ERASE = "UPDATE person_record SET person_id = NULL, personnel_no = CAST($3 AS TEXT), given_name = '', family_name = '', sort_name = '', birth_date = NULL, tax_id = NULL, tax_id_index = NULL, state = 'deleted', version = version + 1, updated_at = $4 WHERE org_id = $1 AND id = $2";
    Own: ACCOUNT_ERASE = "UPDATE account SET state = 'erased', version = version + 1, updated_at = $2 WHERE person_id = $1";
}

impl<R: Custody> WriteScope<'_, R> {
    /// Key, documents and salts of a subject; the objects that nothing names any more.
    async fn erase_sealed(&mut self, chain: Chain, subject: R::Subject, entity: &'static str) -> Result<Vec<Address>> {
        let (owner, id, now) = (self.ctx.reach.owner(), R::subject_id(subject), Ts(self.ctx.now()));
        changed!(self.scope, R::sql().key_erase; owner, id, now)?;
        changed!(self.scope, R::sql().salts_erase; owner, id)?;
        let gone = rows!(self.scope, R::sql().documents_erase, (String,), fetch_all; owner, id)?;
        let change = Change { action: "erased", entity, entity_id: id, version: 0, subject: None, payload: json!({}) };
        self.record_in(chain, change);
        Ok(gone.iter().filter_map(|(address,)| Address::parse(address).ok()).collect())
    }
}

impl Store {
    /// Erases an employer's copy of a person. Doing it again finishes what a crash interrupted.
    ///
    /// # Errors
    /// The store's. The sealed objects of the person may remain then; nobody can open them any more.
    pub async fn erase_record(&self, ctx: &Ctx<Org>, id: RecordId) -> Result<bool> {
        let (found, gone) = self
            .write(ctx, async |scope| {
                let (org, now) = (scope.ctx.reach.0, Ts(scope.ctx.now()));
                let found = changed!(scope.scope, RECORD_ERASE; org.uuid(), id.uuid(), id.to_string(), now)?;
                if found == 0 {
                    return Ok((false, Vec::new()));
                }
                scope.unindex("person", id.uuid()).await?;
                let gone = scope.erase_sealed(Chain::Org(org), id, "person_record").await?;
                Ok::<_, crate::Error>((true, gone))
            })
            .await?;
        self.finish_erasing(gone).await?;
        Ok(found)
    }

    /// Erases a person's own data; what employers keep is theirs to erase.
    ///
    /// # Errors
    /// As [`Store::erase_record`].
    pub async fn erase_account(&self, ctx: &Ctx<Own>) -> Result<bool> {
        let (found, gone) = self
            .write(ctx, async |scope| {
                let (person, now) = (scope.ctx.reach.0, Ts(scope.ctx.now()));
                let found = changed!(scope.scope, ACCOUNT_ERASE; person.uuid(), now)?;
                if found == 0 {
                    return Ok((false, Vec::new()));
                }
                scope.clear_index().await?;
                let gone = scope.erase_sealed(Chain::Person(person), person, "account").await?;
                Ok::<_, crate::Error>((true, gone))
            })
            .await?;
        self.finish_erasing(gone).await?;
        Ok(found)
    }

    async fn finish_erasing(&self, gone: Vec<Address>) -> Result<()> {
        for address in gone {
            self.objects().delete(&address).await?;
        }
        self.scrub().await
    }
}
