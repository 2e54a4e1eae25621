//! Rows as they stood before a booking, and back again: column by column, as the table holds them. What is sealed stays sealed under
//! its person's key.

use super::Entity;
use crate::engine::conn::{changed, rows};
use crate::engine::statement::{Statement, statements};
use crate::engine::types::{Ids, Ts};
use crate::ledger::Change;
use crate::people::{findable, title};
use crate::{Error, Result, Scope, WriteScope};
use domain::Org;
use domain::id::RecordId;
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    Org: RECORD_BEFORE = "SELECT id, json_object('version', version, 'given_name', given_name, 'family_name', family_name, 'sort_name', sort_name, 'birth_date', birth_date, 'tax_id', CASE WHEN tax_id IS NULL THEN NULL ELSE hex(tax_id) END, 'tax_id_index', CASE WHEN tax_id_index IS NULL THEN NULL ELSE hex(tax_id_index) END, 'private', CASE WHEN private IS NULL THEN NULL ELSE hex(private) END, 'stamps', stamps) FROM person_record WHERE org_id = $1 AND id IN (SELECT unhex(value) FROM json_each($2))",
        "SELECT id, CAST(json_build_object('version', version, 'given_name', given_name, 'family_name', family_name, 'sort_name', sort_name, 'birth_date', birth_date, 'tax_id', encode(tax_id, 'hex'), 'tax_id_index', encode(tax_id_index, 'hex'), 'private', encode(private, 'hex'), 'stamps', stamps) AS TEXT) FROM person_record WHERE org_id = $1 AND id = ANY ($2)";
    Org: EMPLOYMENT_BEFORE = "SELECT id, json_object('version', version, 'state', state, 'start_on', start_on, 'end_on', end_on, 'site_id', CASE WHEN site_id IS NULL THEN NULL ELSE hex(site_id) END, 'area_id', CASE WHEN area_id IS NULL THEN NULL ELSE hex(area_id) END, 'weekly_hours', weekly_hours, 'part_time', part_time, 'gross_cents', gross_cents, 'tax_class', tax_class) FROM employment WHERE org_id = $1 AND id IN (SELECT unhex(value) FROM json_each($2))",
        "SELECT id, CAST(json_build_object('version', version, 'state', state, 'start_on', start_on, 'end_on', end_on, 'site_id', site_id, 'area_id', area_id, 'weekly_hours', weekly_hours, 'part_time', part_time, 'gross_cents', gross_cents, 'tax_class', tax_class) AS TEXT) FROM employment WHERE org_id = $1 AND id = ANY ($2)";
    Org: CONTRACT_BEFORE = "SELECT id, json_object('version', version, 'group_id', CASE WHEN group_id IS NULL THEN NULL ELSE hex(group_id) END, 'way', way, 'state', state, 'rhythm', rhythm, 'own_cents', own_cents, 'employer_cents', employer_cents, 'subsidy_cents', subsidy_cents, 'start_on', start_on, 'end_on', end_on) FROM contract WHERE org_id = $1 AND id IN (SELECT unhex(value) FROM json_each($2))",
        "SELECT id, CAST(json_build_object('version', version, 'group_id', group_id, 'way', way, 'state', state, 'rhythm', rhythm, 'own_cents', own_cents, 'employer_cents', employer_cents, 'subsidy_cents', subsidy_cents, 'start_on', start_on, 'end_on', end_on) AS TEXT) FROM contract WHERE org_id = $1 AND id = ANY ($2)";
    Org: RECORD_RESTORE = "UPDATE person_record SET given_name = json_extract($4, '$.given_name'), family_name = json_extract($4, '$.family_name'), sort_name = json_extract($4, '$.sort_name'), birth_date = json_extract($4, '$.birth_date'), tax_id = unhex(json_extract($4, '$.tax_id')), tax_id_index = unhex(json_extract($4, '$.tax_id_index')), private = unhex(json_extract($4, '$.private')), stamps = json_extract($4, '$.stamps'), version = version + 1, updated_at = $5 WHERE org_id = $1 AND id = $2 AND version = $3 AND state NOT IN ('pseudonymised', 'deleted') RETURNING given_name, family_name, personnel_no",
        "UPDATE person_record SET given_name = CAST($4 AS JSON) ->> 'given_name', family_name = CAST($4 AS JSON) ->> 'family_name', sort_name = CAST($4 AS JSON) ->> 'sort_name', birth_date = CAST(CAST($4 AS JSON) ->> 'birth_date' AS DATE), tax_id = decode(CAST($4 AS JSON) ->> 'tax_id', 'hex'), tax_id_index = decode(CAST($4 AS JSON) ->> 'tax_id_index', 'hex'), private = decode(CAST($4 AS JSON) ->> 'private', 'hex'), stamps = CAST($4 AS JSON) ->> 'stamps', version = version + 1, updated_at = $5 WHERE org_id = $1 AND id = $2 AND version = $3 AND state NOT IN ('pseudonymised', 'deleted') RETURNING given_name, family_name, personnel_no";
    Org: EMPLOYMENT_RESTORE = "UPDATE employment SET state = json_extract($4, '$.state'), start_on = json_extract($4, '$.start_on'), end_on = json_extract($4, '$.end_on'), site_id = unhex(json_extract($4, '$.site_id')), area_id = unhex(json_extract($4, '$.area_id')), weekly_hours = json_extract($4, '$.weekly_hours'), part_time = json_extract($4, '$.part_time'), gross_cents = json_extract($4, '$.gross_cents'), tax_class = json_extract($4, '$.tax_class'), version = version + 1, updated_at = $5 WHERE org_id = $1 AND id = $2 AND version = $3 RETURNING record_id",
        "UPDATE employment SET state = CAST($4 AS JSON) ->> 'state', start_on = CAST(CAST($4 AS JSON) ->> 'start_on' AS DATE), end_on = CAST(CAST($4 AS JSON) ->> 'end_on' AS DATE), site_id = CAST(CAST($4 AS JSON) ->> 'site_id' AS UUID), area_id = CAST(CAST($4 AS JSON) ->> 'area_id' AS UUID), weekly_hours = CAST(CAST($4 AS JSON) ->> 'weekly_hours' AS BIGINT), part_time = CAST(CAST($4 AS JSON) ->> 'part_time' AS BIGINT), gross_cents = CAST(CAST($4 AS JSON) ->> 'gross_cents' AS BIGINT), tax_class = CAST(CAST($4 AS JSON) ->> 'tax_class' AS BIGINT), version = version + 1, updated_at = $5 WHERE org_id = $1 AND id = $2 AND version = $3 RETURNING record_id";
    Org: CONTRACT_RESTORE = "UPDATE contract SET group_id = unhex(json_extract($4, '$.group_id')), way = json_extract($4, '$.way'), state = json_extract($4, '$.state'), rhythm = json_extract($4, '$.rhythm'), own_cents = json_extract($4, '$.own_cents'), employer_cents = json_extract($4, '$.employer_cents'), subsidy_cents = json_extract($4, '$.subsidy_cents'), start_on = json_extract($4, '$.start_on'), end_on = json_extract($4, '$.end_on'), version = version + 1, updated_at = $5 WHERE org_id = $1 AND id = $2 AND version = $3 RETURNING record_id",
        "UPDATE contract SET group_id = CAST(CAST($4 AS JSON) ->> 'group_id' AS UUID), way = CAST($4 AS JSON) ->> 'way', state = CAST($4 AS JSON) ->> 'state', rhythm = CAST($4 AS JSON) ->> 'rhythm', own_cents = CAST(CAST($4 AS JSON) ->> 'own_cents' AS BIGINT), employer_cents = CAST(CAST($4 AS JSON) ->> 'employer_cents' AS BIGINT), subsidy_cents = CAST(CAST($4 AS JSON) ->> 'subsidy_cents' AS BIGINT), start_on = CAST(CAST($4 AS JSON) ->> 'start_on' AS DATE), end_on = CAST(CAST($4 AS JSON) ->> 'end_on' AS DATE), version = version + 1, updated_at = $5 WHERE org_id = $1 AND id = $2 AND version = $3 RETURNING record_id";
    Org: EFFECT_STANDS = "UPDATE import_effect SET version_after = $4 WHERE org_id = $1 AND entity_id = $2 AND version_after = $3";
    Org: SITE_DROP = "DELETE FROM site WHERE org_id = $1 AND id = $2 AND version = $3 AND NOT EXISTS (SELECT 1 FROM employment WHERE employment.org_id = $1 AND site_id = $2)";
    Org: AREA_DROP = "DELETE FROM payroll_area WHERE org_id = $1 AND id = $2 AND version = $3 AND NOT EXISTS (SELECT 1 FROM employment WHERE employment.org_id = $1 AND area_id = $2)";
}

/// So many rows are read at once.
const AT_ONCE: usize = 500;

impl Scope<'_, Org> {
    /// What stands in some rows of people, employments or contracts, to be kept until it may be written back.
    ///
    /// # Errors
    /// [`Error::OutOfScope`] for another table, of which a booking changes no row.
    pub async fn before(&mut self, entity: Entity, ids: &[Uuid]) -> Result<BTreeMap<Uuid, String>> {
        let statement = match entity {
            Entity::Record => RECORD_BEFORE,
            Entity::Employment => EMPLOYMENT_BEFORE,
            Entity::Contract => CONTRACT_BEFORE,
            Entity::Carrier | Entity::Site | Entity::Area => return Err(Error::OutOfScope),
        };
        let mut found = BTreeMap::new();
        for chunk in ids.chunks(AT_ONCE) {
            let some = rows!(
                self, statement, (Uuid, String), fetch_all; self.reach.0.uuid(), Ids(chunk)
            )?;
            found.extend(some);
        }
        Ok(found)
    }
}

impl WriteScope<'_, Org> {
    /// Writes back what stood in a row, if nobody changed it since `version`. A person's line in lists is the caller's to refresh; the
    /// answer is whose it is.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody did, or when there is no such row here.
    pub async fn write_back(&mut self, entity: Entity, id: Uuid, version: i64, before: &str) -> Result<RecordId> {
        let record = match entity {
            Entity::Record => {
                self.write_back_record(id, version, before).await?;
                id
            }
            Entity::Employment => self.write_back_row(EMPLOYMENT_RESTORE, entity, id, version, before).await?,
            Entity::Contract => self.write_back_row(CONTRACT_RESTORE, entity, id, version, before).await?,
            Entity::Carrier | Entity::Site | Entity::Area => return Err(Error::OutOfScope),
        };
        self.stands_again(id, before, version + 1).await?;
        let action = match entity {
            Entity::Record => "person_record.restored",
            Entity::Employment => "employment.restored",
            _ => "contract.restored",
        };
        self.record(Change {
            action,
            entity: entity.code(),
            entity_id: id,
            version: version + 1,
            subject: Some(record),
            payload: json!({ "before": before }),
        });
        Ok(RecordId::from_uuid(record))
    }

    /// The row stands as an earlier booking left it, which can be taken back again, too.
    async fn stands_again(&mut self, id: Uuid, before: &str, version: i64) -> Result<()> {
        let read = serde_json::from_str::<serde_json::Value>(before).ok();
        let left = read.and_then(|before| before["version"].as_i64());
        let left = left.ok_or(Error::Inconsistent { table: "import_effect", column: "before" })?;
        changed!(self.scope, EFFECT_STANDS; self.ctx.reach.0.uuid(), id, left, version)?;
        Ok(())
    }

    async fn write_back_record(&mut self, id: Uuid, version: i64, before: &str) -> Result<()> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let named = rows!(
            self.scope, RECORD_RESTORE, (String, String, String), fetch_optional; org, id, version, before, now
        )?;
        let (given, family, number) = named.ok_or(Error::Stale { entity: "person_record" })?;
        self.index(&findable(RecordId::from_uuid(id), &title(&family, &given), &number)).await
    }

    async fn write_back_row(
        &mut self,
        statement: Statement<Org>,
        entity: Entity,
        id: Uuid,
        version: i64,
        before: &str,
    ) -> Result<Uuid> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        let found = rows!(self.scope, statement, (Uuid,), fetch_optional; org, id, version, before, now)?;
        found.map(|(record,)| record).ok_or(Error::Stale { entity: entity.code() })
    }

    /// Removes a place of work or a payroll area that an import added, unless others use or changed it by now; says whether it is gone.
    ///
    /// # Errors
    /// [`Error::OutOfScope`] for another table.
    pub async fn drop_unused(&mut self, entity: Entity, id: Uuid, version: i64) -> Result<bool> {
        let (statement, action) = match entity {
            Entity::Site => (SITE_DROP, "site.removed"),
            Entity::Area => (AREA_DROP, "payroll_area.removed"),
            _ => return Err(Error::OutOfScope),
        };
        let gone = changed!(self.scope, statement; self.ctx.reach.0.uuid(), id, version)? > 0;
        if gone {
            self.record(Change {
                action,
                entity: entity.code(),
                entity_id: id,
                version: version + 1,
                subject: None,
                payload: json!({}),
            });
        }
        Ok(gone)
    }
}
