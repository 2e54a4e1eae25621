//! Parts of an organisation: places of work, payroll areas.

use super::stale;
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Ts};
use crate::ledger::Change;
use crate::{Result, Scope, WriteScope};
use domain::Org;
use domain::id::{PayrollAreaId, SiteId};
use jiff::civil::Date;
use serde_json::json;
use uuid::Uuid;

statements! {
    Org: SITE_ADD = "INSERT INTO site (org_id, id, name, land, version, created_at, updated_at) VALUES ($1, $2, $3, $4, 1, $5, $5)";
    Org: SITES = "SELECT id, name, land, closed_on, version FROM site WHERE org_id = $1 ORDER BY name, id LIMIT 1000";
    Org: SITE_CLOSE = "UPDATE site SET closed_on = $4, version = version + 1, updated_at = $5 WHERE org_id = $1 AND id = $2 AND version = $3";
    Org: AREA_ADD = "INSERT INTO payroll_area (org_id, id, name, version, created_at, updated_at) VALUES ($1, $2, $3, 1, $4, $4)";
    Org: AREAS = "SELECT id, name, closed_on, version FROM payroll_area WHERE org_id = $1 ORDER BY name, id LIMIT 1000";
    Org: AREA_CLOSE = "UPDATE payroll_area SET closed_on = $4, version = version + 1, updated_at = $5 WHERE org_id = $1 AND id = $2 AND version = $3";
}

/// A place of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The site.
    pub id: SiteId,
    /// Its name, unique in the organisation.
    pub name: String,
    /// The Land's two letters, for a German site.
    pub land: Option<String>,
    /// The day on which it was closed.
    pub closed_on: Option<Date>,
    /// Counts changes.
    pub version: i64,
}

/// A group of people whose pay is calculated together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayrollArea {
    /// The area.
    pub id: PayrollAreaId,
    /// Its name, unique in the organisation.
    pub name: String,
    /// The day on which it was closed.
    pub closed_on: Option<Date>,
    /// Counts changes.
    pub version: i64,
}

impl Scope<'_, Org> {
    /// Its places of work, by name.
    ///
    /// # Errors
    /// The store's.
    pub async fn sites(&mut self) -> Result<Vec<Site>> {
        type Row = (Uuid, String, Option<String>, Option<Day>, i64);
        let found = rows!(self, SITES, Row, fetch_all; self.reach.0.uuid())?;
        Ok(found
            .into_iter()
            .map(|(id, name, land, closed, version)| Site {
                id: SiteId::from_uuid(id),
                name,
                land,
                closed_on: closed.map(|day| day.0),
                version,
            })
            .collect())
    }

    /// Its payroll areas, by name.
    ///
    /// # Errors
    /// The store's.
    pub async fn payroll_areas(&mut self) -> Result<Vec<PayrollArea>> {
        type Row = (Uuid, String, Option<Day>, i64);
        let found = rows!(self, AREAS, Row, fetch_all; self.reach.0.uuid())?;
        Ok(found
            .into_iter()
            .map(|(id, name, closed, version)| PayrollArea {
                id: PayrollAreaId::from_uuid(id),
                name,
                closed_on: closed.map(|day| day.0),
                version,
            })
            .collect())
    }
}

impl WriteScope<'_, Org> {
    /// Adds a place of work.
    ///
    /// # Errors
    /// [`Error::Taken`] when the name is.
    pub async fn add_site(&mut self, name: &str, land: Option<&str>) -> Result<SiteId> {
        let (org, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<SiteId>(), Ts(self.ctx.now()));
        changed!(self.scope, SITE_ADD; org, id.uuid(), name, land, now)?;
        self.record(part("site.added", "site", id.uuid(), 1, json!({ "name": name, "land": land })));
        Ok(id)
    }

    /// Closes a place of work.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody changed it since `version`.
    pub async fn close_site(&mut self, id: SiteId, version: i64, on: Date) -> Result<i64> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        stale(changed!(self.scope, SITE_CLOSE; org, id.uuid(), version, Day(on), now)?, "site")?;
        self.record(part("site.closed", "site", id.uuid(), version + 1, json!({ "on": on })));
        Ok(version + 1)
    }

    /// Adds a payroll area.
    ///
    /// # Errors
    /// [`Error::Taken`] when the name is.
    pub async fn add_payroll_area(&mut self, name: &str) -> Result<PayrollAreaId> {
        let (org, id, now) = (self.ctx.reach.0.uuid(), self.ctx.id::<PayrollAreaId>(), Ts(self.ctx.now()));
        changed!(self.scope, AREA_ADD; org, id.uuid(), name, now)?;
        self.record(part("payroll_area.added", "payroll_area", id.uuid(), 1, json!({ "name": name })));
        Ok(id)
    }

    /// Closes a payroll area.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody changed it since `version`.
    pub async fn close_payroll_area(&mut self, id: PayrollAreaId, version: i64, on: Date) -> Result<i64> {
        let (org, now) = (self.ctx.reach.0.uuid(), Ts(self.ctx.now()));
        stale(changed!(self.scope, AREA_CLOSE; org, id.uuid(), version, Day(on), now)?, "payroll_area")?;
        self.record(part("payroll_area.closed", "payroll_area", id.uuid(), version + 1, json!({ "on": on })));
        Ok(version + 1)
    }
}

fn part(action: &'static str, entity: &'static str, id: Uuid, version: i64, payload: serde_json::Value) -> Change {
    Change { action, entity, entity_id: id, version, subject: None, payload }
}
