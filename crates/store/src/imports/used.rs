//! What became of the rows of a booking since: their versions, and what was added to them.

use super::Entity;
use crate::engine::conn::rows;
use crate::engine::statement::statements;
use crate::engine::types::Ids;
use crate::{Result, Scope};
use domain::Org;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

statements! {
    Org: RECORD_VERSIONS = "SELECT id, version FROM person_record WHERE org_id = $1 AND id IN (SELECT unhex(value) FROM json_each($2))",
        "SELECT id, version FROM person_record WHERE org_id = $1 AND id = ANY ($2)";
    Org: EMPLOYMENT_VERSIONS = "SELECT id, version FROM employment WHERE org_id = $1 AND id IN (SELECT unhex(value) FROM json_each($2))",
        "SELECT id, version FROM employment WHERE org_id = $1 AND id = ANY ($2)";
    Org: CONTRACT_VERSIONS = "SELECT id, version FROM contract WHERE org_id = $1 AND id IN (SELECT unhex(value) FROM json_each($2))",
        "SELECT id, version FROM contract WHERE org_id = $1 AND id = ANY ($2)";
    Org: EMPLOYMENT_RECORDS = "SELECT id, record_id FROM employment WHERE org_id = $1 AND id IN (SELECT unhex(value) FROM json_each($2))",
        "SELECT id, record_id FROM employment WHERE org_id = $1 AND id = ANY ($2)";
    Org: CONTRACT_RECORDS = "SELECT id, record_id FROM contract WHERE org_id = $1 AND id IN (SELECT unhex(value) FROM json_each($2))",
        "SELECT id, record_id FROM contract WHERE org_id = $1 AND id = ANY ($2)";
    Org: RECORDS_USED = "SELECT record_id FROM contract WHERE org_id = $1 AND record_id IN (SELECT unhex(value) FROM json_each($2)) UNION SELECT record_id FROM filing WHERE org_id = $1 AND record_id IN (SELECT unhex(value) FROM json_each($2)) UNION SELECT record_id FROM message WHERE org_id = $1 AND record_id IN (SELECT unhex(value) FROM json_each($2)) UNION SELECT subject_id FROM document WHERE org_id = $1 AND subject_id IN (SELECT unhex(value) FROM json_each($2)) UNION SELECT record_id FROM employment WHERE org_id = $1 AND record_id IN (SELECT unhex(value) FROM json_each($2)) AND id NOT IN (SELECT unhex(value) FROM json_each($3))",
        "SELECT record_id FROM contract WHERE org_id = $1 AND record_id = ANY ($2) UNION SELECT record_id FROM filing WHERE org_id = $1 AND record_id = ANY ($2) UNION SELECT record_id FROM message WHERE org_id = $1 AND record_id = ANY ($2) UNION SELECT subject_id FROM document WHERE org_id = $1 AND subject_id = ANY ($2) UNION SELECT record_id FROM employment WHERE org_id = $1 AND record_id = ANY ($2) AND NOT (id = ANY ($3))";
    Org: CONTRACTS_USED = "SELECT contract_id FROM contract_value WHERE org_id = $1 AND contract_id IN (SELECT unhex(value) FROM json_each($2)) UNION SELECT contract_id FROM contribution WHERE org_id = $1 AND contract_id IN (SELECT unhex(value) FROM json_each($2)) UNION SELECT contract_id FROM filing WHERE org_id = $1 AND contract_id IN (SELECT unhex(value) FROM json_each($2))",
        "SELECT contract_id FROM contract_value WHERE org_id = $1 AND contract_id = ANY ($2) UNION SELECT contract_id FROM contribution WHERE org_id = $1 AND contract_id = ANY ($2) UNION SELECT contract_id FROM filing WHERE org_id = $1 AND contract_id = ANY ($2)";
}

/// So many rows are asked for at once.
const AT_ONCE: usize = 500;

/// What stands in the way of removing rows that a booking added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Users {
    /// Records to which something was added since: a contract, a document, a message, another employment.
    pub records: BTreeSet<Uuid>,
    /// Contracts to which a value, a contribution or a document was added.
    pub contracts: BTreeSet<Uuid>,
}

impl Scope<'_, Org> {
    /// The present versions of people, employments or contracts; a row that is gone has none. Other tables have none to give.
    ///
    /// # Errors
    /// The store's.
    pub async fn versions(&mut self, entity: Entity, ids: &[Uuid]) -> Result<BTreeMap<Uuid, i64>> {
        let statement = match entity {
            Entity::Record => RECORD_VERSIONS,
            Entity::Employment => EMPLOYMENT_VERSIONS,
            Entity::Contract => CONTRACT_VERSIONS,
            Entity::Carrier | Entity::Site | Entity::Area => return Ok(BTreeMap::new()),
        };
        let mut found = BTreeMap::new();
        for chunk in ids.chunks(AT_ONCE) {
            found.extend(rows!(self, statement, (Uuid, i64), fetch_all; self.reach.0.uuid(), Ids(chunk))?);
        }
        Ok(found)
    }

    /// Whose employments or contracts these are.
    ///
    /// # Errors
    /// The store's.
    pub async fn whose(&mut self, entity: Entity, ids: &[Uuid]) -> Result<BTreeMap<Uuid, Uuid>> {
        let statement = match entity {
            Entity::Employment => EMPLOYMENT_RECORDS,
            Entity::Contract => CONTRACT_RECORDS,
            _ => return Ok(BTreeMap::new()),
        };
        let mut found = BTreeMap::new();
        for chunk in ids.chunks(AT_ONCE) {
            found.extend(rows!(self, statement, (Uuid, Uuid), fetch_all; self.reach.0.uuid(), Ids(chunk))?);
        }
        Ok(found)
    }

    /// What was added to these new rows since, but for the employments that the booking itself added.
    ///
    /// # Errors
    /// The store's.
    pub async fn users(&mut self, records: &[Uuid], contracts: &[Uuid], employments: &[Uuid]) -> Result<Users> {
        let org = self.reach.0.uuid();
        let own = Ids(employments);
        let mut users = Users::default();
        for chunk in records.chunks(AT_ONCE) {
            let found = rows!(self, RECORDS_USED, (Uuid,), fetch_all; org, Ids(chunk), own)?;
            users.records.extend(found.into_iter().map(|(id,)| id));
        }
        for chunk in contracts.chunks(AT_ONCE) {
            let found = rows!(self, CONTRACTS_USED, (Uuid,), fetch_all; org, Ids(chunk))?;
            users.contracts.extend(found.into_iter().map(|(id,)| id));
        }
        Ok(users)
    }
}
