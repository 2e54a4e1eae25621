//! Many people at once: what is sealed of them, whose tax ids these are, and writing with few statements what a list says.

use crate::custody::opened_tax_id;
use crate::employments::NewEmployment;
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Ids, Ts};
use crate::listing::name_key;
use crate::people::{Private, Record, StampBy, Stamps, change, findable, title};
use crate::vault::hex;
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use domain::id::{EmploymentId, RecordId};
use domain::intake::Column;
use jiff::civil::Date;
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

statements! {
    Org: SECRETS = "SELECT person_record.id, tax_id, private, data_key.id, wrapped FROM person_record JOIN data_key ON data_key.org_id = person_record.org_id AND data_key.subject_id = person_record.id WHERE person_record.org_id = $1 AND wrapped IS NOT NULL AND person_record.id IN (SELECT unhex(value) FROM json_each($2))",
        "SELECT person_record.id, tax_id, private, data_key.id, wrapped FROM person_record JOIN data_key ON data_key.org_id = person_record.org_id AND data_key.subject_id = person_record.id WHERE person_record.org_id = $1 AND wrapped IS NOT NULL AND person_record.id = ANY ($2)";
    Org: HOLDERS = "SELECT tax_id_index, id FROM person_record WHERE org_id = $1 AND tax_id_index IN (SELECT unhex(value) FROM json_each($2))",
        "SELECT tax_id_index, id FROM person_record WHERE org_id = $1 AND tax_id_index IN (SELECT decode(value, 'hex') FROM json_array_elements_text(CAST($2 AS JSON)))";
    Org: PERSON_ADD = "INSERT INTO person_record (org_id, id, personnel_no, given_name, family_name, sort_name, birth_date, key_id, tax_id, tax_id_index, private, stamps, state, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'created', 1, $13, $13)";
    Org: PERSON_AMEND = "UPDATE person_record SET given_name = $4, family_name = $5, sort_name = $6, birth_date = $7, key_id = COALESCE($8, key_id), tax_id = COALESCE($9, tax_id), tax_id_index = COALESCE($10, tax_id_index), private = COALESCE($11, private), stamps = $12, version = version + 1, updated_at = $13 WHERE org_id = $1 AND id = $2 AND version = $3 AND state NOT IN ('pseudonymised', 'deleted')";
}

/// So many rows are asked for at once.
const AT_ONCE: usize = 500;

/// What is sealed of a person, in clear. Logs show which of it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Secrets {
    /// The tax id.
    pub tax_id: Option<String>,
    /// Everything else.
    pub private: Private,
}

/// What a list says of a person's master data.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    /// Given names.
    pub given_name: &'a str,
    /// Family name.
    pub family_name: &'a str,
    /// Birthday; none leaves alone what is known.
    pub birth_date: Option<Date>,
    /// Tax id; none leaves alone what is known.
    pub tax_id: Option<&'a str>,
    /// All of what else is sealed, also what is known already; none leaves it alone.
    pub private: Option<&'a Private>,
    /// What is stamped as the list's word: the columns that differ, also those of an employment.
    pub columns: &'a [Column],
}

impl std::fmt::Debug for Said<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.columns).finish()
    }
}

/// What is sealed, as the columns hold it.
#[derive(Default)]
struct Sealed {
    key: Option<Uuid>,
    tax_id: Option<Vec<u8>>,
    index: Option<Vec<u8>>,
    private: Option<Vec<u8>>,
}

impl Scope<'_, Org> {
    /// What is sealed of these people; who has nothing sealed is not in it.
    ///
    /// # Errors
    /// The store's.
    pub async fn secrets_of(&mut self, records: &[RecordId]) -> Result<BTreeMap<RecordId, Secrets>> {
        type Row = (Uuid, Option<Vec<u8>>, Option<Vec<u8>>, Uuid, Vec<u8>);
        let mut secrets = BTreeMap::new();
        for chunk in records.chunks(AT_ONCE) {
            let ids: Vec<Uuid> = chunk.iter().map(|id| id.uuid()).collect();
            let found = rows!(self, SECRETS, Row, fetch_all; self.reach.0.uuid(), Ids(&ids))?;
            for (id, tax_id, private, key, wrapped) in found {
                let (id, key) = (RecordId::from_uuid(id), self.unwrapped(key, &wrapped)?);
                let tax_id = tax_id.map(|sealed| opened_tax_id(&key, id, &sealed)).transpose()?;
                let private = private.map(|sealed| Private::opened(&key, id, &sealed)).transpose()?;
                secrets.insert(id, Secrets { tax_id, private: private.unwrap_or_default() });
            }
        }
        Ok(secrets)
    }

    /// Who has these tax ids, by tax id.
    ///
    /// # Errors
    /// The store's.
    pub async fn holders_of(&mut self, tax_ids: &[String]) -> Result<BTreeMap<String, Vec<RecordId>>> {
        let index = self.tax_id_index();
        let mut holders: BTreeMap<String, Vec<RecordId>> = BTreeMap::new();
        for chunk in tax_ids.chunks(AT_ONCE) {
            let tags: BTreeMap<Vec<u8>, &String> =
                chunk.iter().map(|tax_id| (index.tag(tax_id.as_bytes()).as_bytes().to_vec(), tax_id)).collect();
            let asked = json!(tags.keys().map(|tag| hex(tag)).collect::<Vec<_>>()).to_string();
            let found = rows!(self, HOLDERS, (Vec<u8>, Uuid), fetch_all; self.reach.0.uuid(), &asked)?;
            for (tag, id) in found {
                let Some(tax_id) = tags.get(&tag) else { continue };
                holders.entry((*tax_id).clone()).or_default().push(RecordId::from_uuid(id));
            }
        }
        Ok(holders)
    }

    /// Who else has a tax id by now that stood in one of these rows of people, each as [`Self::before`] gave it.
    ///
    /// # Errors
    /// [`Error::Inconsistent`] for what it did not give.
    pub async fn holders_since(&mut self, before: &[(Uuid, &str)]) -> Result<BTreeSet<Uuid>> {
        let mut holders = BTreeSet::new();
        for chunk in before.chunks(AT_ONCE) {
            let mut whose: BTreeMap<String, Uuid> = BTreeMap::new();
            for (id, before) in chunk {
                let read = serde_json::from_str::<serde_json::Value>(before).ok();
                let read = read.ok_or(Error::Inconsistent { table: "import_effect", column: "before" })?;
                if let Some(tag) = read["tax_id_index"].as_str() {
                    whose.insert(tag.to_lowercase(), *id);
                }
            }
            let asked = json!(whose.keys().collect::<Vec<_>>()).to_string();
            let found = rows!(self, HOLDERS, (Vec<u8>, Uuid), fetch_all; self.reach.0.uuid(), &asked)?;
            let others = found.into_iter().filter(|(tag, id)| whose.get(&hex(tag).to_lowercase()) != Some(id));
            holders.extend(others.map(|(_, id)| id));
        }
        Ok(holders)
    }
}

impl WriteScope<'_, Org> {
    /// Adds a person of a list with an employment. Their line is the caller's to bring up to date.
    ///
    /// # Errors
    /// [`Error::Taken`] when the personnel number is.
    pub async fn add_person(
        &mut self,
        number: &str,
        said: &Said<'_>,
        employment: &NewEmployment,
    ) -> Result<(RecordId, EmploymentId)> {
        let (org, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<RecordId>(), Ts(self.ctx.now()));
        let sealed = self.sealed(id, said, true).await?;
        let sort = name_key(said.family_name, said.given_name);
        let mut stamps = Stamps::default();
        stamps.put(said.columns.iter().copied(), now.0, StampBy::Import);
        changed!(
            self.scope, PERSON_ADD;
            org, id.uuid(), number, said.given_name, said.family_name, &sort, said.birth_date.map(Day), sealed.key,
            sealed.tax_id, sealed.index, sealed.private, &stamps.text(), now,
        )?;
        self.index_new(&findable(id, &title(said.family_name, said.given_name), number)).await?;
        let mut payload = said.payload();
        payload["personnel_no"] = json!(number);
        self.record(change("person_record.added", id, 1, payload));
        let employment = self.add_employment_quietly(id, employment).await?;
        Ok((id, employment))
    }

    /// Makes a person's master data what a list says of them, and stamps what differs. Their line is the caller's to bring up to date.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody changed the record since it was read.
    pub async fn amend_person(&mut self, known: &Record, said: &Said<'_>) -> Result<i64> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let sealed = self.sealed(known.id, said, false).await?;
        let sort = name_key(said.family_name, said.given_name);
        let mut stamps = known.stamps.clone();
        stamps.put(said.columns.iter().copied(), now.0, StampBy::Import);
        let birth_date = said.birth_date.or(known.birth_date).map(Day);
        let done = changed!(
            self.scope, PERSON_AMEND;
            org, known.id.uuid(), known.version, said.given_name, said.family_name, &sort, birth_date, sealed.key,
            sealed.tax_id, sealed.index, sealed.private, &stamps.text(), now,
        )?;
        if done == 0 {
            return Err(Error::Stale { entity: "person_record" });
        }
        if (said.given_name, said.family_name) != (known.given_name.as_str(), known.family_name.as_str()) {
            let title = title(said.family_name, said.given_name);
            self.index(&findable(known.id, &title, &known.personnel_no)).await?;
        }
        self.record(change("person_record.changed", known.id, known.version + 1, said.payload()));
        Ok(known.version + 1)
    }

    async fn sealed(&mut self, id: RecordId, said: &Said<'_>, is_new: bool) -> Result<Sealed> {
        if said.tax_id.is_none() && said.private.is_none() {
            return Ok(Sealed::default());
        }
        let key = if is_new { self.new_key(id.uuid()).await? } else { self.key_or_new(id).await? };
        let (tax_id, index) = said.tax_id.map(|tax_id| self.sealed_tax_id(&key, id, tax_id)).unzip();
        Ok(Sealed {
            key: Some(key.id().uuid()),
            tax_id,
            index: index.map(|tag| tag.as_bytes().to_vec()),
            private: said.private.map(|private| private.sealed(&key, id, self.ctx.source())),
        })
    }
}

impl Said<'_> {
    fn payload(&self) -> serde_json::Value {
        json!({
            "given_name": self.given_name, "family_name": self.family_name, "birth_date": self.birth_date,
            "tax_id": self.tax_id, "private": self.private,
        })
    }
}
