//! What members are called in an organisation, and whom roles can be given to. An account has no name; whoever gives a role types one,
//! else the person's record here tells it.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::vault;
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use domain::id::{MembershipId, PersonId, RecordId};
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    Org: MEMBER_NAME_SET = "UPDATE membership SET name = $3 WHERE org_id = $1 AND id = $2";
    Org: MEMBER_NAMES = "SELECT id, person_id, name FROM membership WHERE org_id = $1";
    Org: MEMBER_RECORDS = "SELECT person_id, given_name, family_name FROM person_record WHERE org_id = $1 AND person_id IN (SELECT person_id FROM membership WHERE org_id = $1)";
    Org: HOLDERS = "SELECT id, personnel_no, given_name, family_name FROM person_record WHERE org_id = $1 AND person_id IS NOT NULL AND state = 'activated' ORDER BY sort_name, id LIMIT $2";
    Org: HOLDER_OF = "SELECT person_id FROM person_record WHERE org_id = $1 AND id = $2 AND state = 'activated'";
    Org: HOLDER_NUMBERED = "SELECT person_id FROM person_record WHERE org_id = $1 AND personnel_no = $2 AND state = 'activated'";
}

/// Somebody of the organisation who has an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Their record here.
    pub record: RecordId,
    /// The personnel number.
    pub personnel_no: String,
    /// Given and family name.
    pub name: (String, String),
}

impl Scope<'_, Org> {
    /// What the members are called; who is not in it has no name here.
    ///
    /// # Errors
    /// The store's.
    pub async fn member_names(&mut self) -> Result<BTreeMap<MembershipId, String>> {
        type Row = (Uuid, Uuid, Option<Vec<u8>>);
        let org = self.reach.0.uuid();
        let members = rows!(self, MEMBER_NAMES, Row, fetch_all; org)?;
        let records = rows!(self, MEMBER_RECORDS, (Uuid, String, String), fetch_all; org)?;
        let known: BTreeMap<Uuid, String> =
            records.into_iter().map(|(person, given, family)| (person, format!("{given} {family}"))).collect();
        let keys = self.member_keys().await?;
        let mut names = BTreeMap::new();
        for (id, person, sealed) in members {
            let name = match sealed {
                None => known.get(&person).cloned(),
                Some(sealed) => Some(opened(keys.get(&PersonId::from_uuid(person)), id, &sealed)?),
            };
            names.extend(name.map(|name| (MembershipId::from_uuid(id), name)));
        }
        Ok(names)
    }

    /// The organisation's people with an account, by name, at most so many.
    ///
    /// # Errors
    /// The store's.
    pub async fn account_holders(&mut self, most: u16) -> Result<Vec<Holder>> {
        type Row = (Uuid, String, String, String);
        let found = rows!(self, HOLDERS, Row, fetch_all; self.reach.0.uuid(), i64::from(most))?;
        let holder = |(id, personnel_no, given, family): Row| Holder {
            record: RecordId::from_uuid(id),
            personnel_no,
            name: (given, family),
        };
        Ok(found.into_iter().map(holder).collect())
    }

    /// Whose account a record belongs to.
    ///
    /// # Errors
    /// The store's.
    pub async fn holder_of(&mut self, record: RecordId) -> Result<Option<PersonId>> {
        let found = rows!(self, HOLDER_OF, (Option<Uuid>,), fetch_optional; self.reach.0.uuid(), record.uuid())?;
        Ok(found.and_then(|(person,)| person).map(PersonId::from_uuid))
    }

    /// Whose account the record with this personnel number belongs to.
    ///
    /// # Errors
    /// The store's.
    pub async fn holder_numbered(&mut self, number: &str) -> Result<Option<PersonId>> {
        let found = rows!(self, HOLDER_NUMBERED, (Option<Uuid>,), fetch_optional; self.reach.0.uuid(), number)?;
        Ok(found.and_then(|(person,)| person).map(PersonId::from_uuid))
    }
}

impl WriteScope<'_, Org> {
    /// Keeps a member's name, in the write that adds the role. The ledger tells of the role and never holds the name, which can be erased.
    ///
    /// # Errors
    /// The store's.
    pub async fn name_member(&mut self, id: MembershipId, person: PersonId, name: &str) -> Result<()> {
        let key = self.member_key(person).await?;
        let sealed = vault::seal(&key, &context(id.uuid()), name.as_bytes(), self.ctx.source());
        changed!(self.scope, MEMBER_NAME_SET; self.ctx.reach.0.uuid(), id.uuid(), &sealed)?;
        Ok(())
    }
}

fn opened(key: Option<&vault::DataKey>, id: Uuid, sealed: &[u8]) -> Result<String> {
    let clear = key.and_then(|key| vault::open(key, &context(id), sealed).ok());
    let name = clear.and_then(|clear| String::from_utf8(clear).ok());
    name.ok_or(Error::Inconsistent { table: "membership", column: "name" })
}

fn context(id: Uuid) -> Vec<u8> {
    [b"membership.name".as_slice(), id.as_bytes()].concat()
}
