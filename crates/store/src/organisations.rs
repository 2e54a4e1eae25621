//! Organisations with their appearance, sites and payroll areas.

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Orgs, Ts};
use crate::ledger::{Chain, Change};
use crate::{Error, Result, Scope, WriteScope};
use domain::id::{OrgId, PayrollAreaId, SiteId};
use domain::organisation::{Accent, Mark, OrganisationKind, OrganisationState, Slug};
use domain::{Desk, Org, System};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

statements! {
    System: ORGANISATION_ADD = "INSERT INTO organisation (org_id, kind, name, version, created_at, updated_at, slug, state, mark, accent, agreement_on, sort_name) VALUES ($1, $2, $3, 1, $4, $4, $5, $6, $7, $8, $9, $10)";
    System: ORGANISATION_COUNT = "SELECT COUNT(*) FROM organisation";
    System: ORGANISATION_PAGE = "SELECT org_id, slug, kind, name, state, mark, accent, agreement_on, version FROM organisation WHERE sort_name LIKE $1 ESCAPE '!' OR slug LIKE $1 ESCAPE '!' ORDER BY sort_name, org_id LIMIT $2 OFFSET $3";
    System: ORGANISATION_PAGE_COUNT = "SELECT COUNT(*) FROM organisation WHERE sort_name LIKE $1 ESCAPE '!' OR slug LIKE $1 ESCAPE '!'";
    System: ORGANISATION_BY_SLUG = "SELECT org_id, slug, kind, name, state, mark, accent, agreement_on, version FROM organisation WHERE slug = $1";
    System: ORGANISATION_BY_ID = "SELECT org_id, slug, kind, name, state, mark, accent, agreement_on, version FROM organisation WHERE org_id = $1";
    System: ORGANISATION_STATE = "UPDATE organisation SET state = $3, version = version + 1, updated_at = $4 WHERE org_id = $1 AND version = $2";
    Org: ORGANISATION_GET = "SELECT org_id, slug, kind, name, state, mark, accent, agreement_on, version FROM organisation WHERE org_id = $1";
    Org: ORGANISATION_APPEARANCE = "UPDATE organisation SET name = $3, mark = $4, accent = $5, sort_name = $7, version = version + 1, updated_at = $6 WHERE org_id = $1 AND version = $2";
    Org: ORGANISATION_AGREEMENT = "UPDATE organisation SET agreement_on = $3, version = version + 1, updated_at = $4 WHERE org_id = $1 AND version = $2";
    Desk: ORGANISATIONS_OF = "SELECT org_id, slug, kind, name, state, mark, accent, agreement_on, version FROM organisation WHERE org_id IN (SELECT unhex(value) FROM json_each($1)) ORDER BY name, org_id", "SELECT org_id, slug, kind, name, state, mark, accent, agreement_on, version FROM organisation WHERE org_id = ANY ($1) ORDER BY name, org_id";
    Org: SITE_ADD = "INSERT INTO site (org_id, id, name, land, version, created_at, updated_at) VALUES ($1, $2, $3, $4, 1, $5, $5)";
    Org: SITES = "SELECT id, name, land, closed_on, version FROM site WHERE org_id = $1 ORDER BY name, id LIMIT 1000";
    Org: SITE_CLOSE = "UPDATE site SET closed_on = $4, version = version + 1, updated_at = $5 WHERE org_id = $1 AND id = $2 AND version = $3";
    Org: AREA_ADD = "INSERT INTO payroll_area (org_id, id, name, version, created_at, updated_at) VALUES ($1, $2, $3, 1, $4, $4)";
    Org: AREAS = "SELECT id, name, closed_on, version FROM payroll_area WHERE org_id = $1 ORDER BY name, id LIMIT 1000";
    Org: AREA_CLOSE = "UPDATE payroll_area SET closed_on = $4, version = version + 1, updated_at = $5 WHERE org_id = $1 AND id = $2 AND version = $3";
}

/// How an organisation appears.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Appearance {
    /// As it signs.
    pub name: String,
    /// Where there is no room for the name.
    pub mark: Mark,
    /// Its colour.
    pub accent: Accent,
}

impl Appearance {
    /// A name in the house's colour, with its first letters as the mark.
    pub fn of_name(name: &str) -> Self {
        Self { name: name.to_owned(), mark: Mark::of_name(name), accent: Accent::HOUSE }
    }
}

/// A new organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewOrganisation {
    /// What it is to the product.
    pub kind: OrganisationKind,
    /// Its part of addresses; never given twice.
    pub slug: Slug,
    /// How it appears.
    pub appearance: Appearance,
    /// Where it stands.
    pub state: OrganisationState,
    /// Since when the agreement on data processing is signed.
    pub agreement_on: Option<Date>,
}

impl NewOrganisation {
    /// One that is only talked to so far.
    pub fn prospect(kind: OrganisationKind, slug: Slug, name: &str) -> Self {
        let state = OrganisationState::Prospect;
        Self { kind, slug, appearance: Appearance::of_name(name), state, agreement_on: None }
    }
}

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// The organisation.
    pub id: OrgId,
    /// Its part of addresses; none for those from before addresses were given.
    pub slug: Option<Slug>,
    /// What it is to the product.
    pub kind: OrganisationKind,
    /// How it appears.
    pub appearance: Appearance,
    /// Where it stands.
    pub state: OrganisationState,
    /// Since when the agreement on data processing is signed.
    pub agreement_on: Option<Date>,
    /// Counts changes.
    pub version: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    org_id: Uuid,
    slug: Option<String>,
    kind: String,
    name: String,
    state: String,
    mark: String,
    accent: String,
    agreement_on: Option<Day>,
    version: i64,
}

impl TryFrom<Row> for Organisation {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let broken = |column| Error::Inconsistent { table: "organisation", column };
        let mark = row.mark.parse().map_err(|_| broken("mark"))?;
        let accent = row.accent.parse().map_err(|_| broken("accent"))?;
        Ok(Self {
            id: OrgId::from_uuid(row.org_id),
            slug: row.slug.map(|slug| slug.parse()).transpose().map_err(|_| broken("slug"))?,
            kind: OrganisationKind::from_code(&row.kind).ok_or(broken("kind"))?,
            appearance: Appearance { name: row.name, mark, accent },
            state: OrganisationState::from_code(&row.state).ok_or(broken("state"))?,
            agreement_on: row.agreement_on.map(|day| day.0),
            version: row.version,
        })
    }
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

impl WriteScope<'_, System> {
    /// Adds an organisation.
    ///
    /// # Errors
    /// [`Error::Taken`] when its part of addresses is.
    pub async fn add_organisation(&mut self, new: &NewOrganisation) -> Result<OrgId> {
        let id: OrgId = self.ctx.id();
        self.add_organisation_as(id, new).await?;
        Ok(id)
    }

    /// Adds an organisation under an identifier that was decided elsewhere.
    ///
    /// # Errors
    /// [`Error::Taken`] when there is one with it, or with its part of addresses.
    pub async fn add_organisation_as(&mut self, id: OrgId, new: &NewOrganisation) -> Result<()> {
        let now = Ts(self.ctx.now());
        let look = &new.appearance;
        changed!(
            self.scope, ORGANISATION_ADD;
            id.uuid(), new.kind.code(), &look.name, now, new.slug.as_str(), new.state.code(), look.mark.as_str(),
            look.accent.to_string(), new.agreement_on.map(Day), look.name.to_lowercase(),
        )?;
        self.record_in(Chain::Org(id), change("organisation.added", id, 1, json!(new)));
        Ok(())
    }

    /// Moves an organisation on. Whether this state may follow is the caller's to check.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody changed it since `version`.
    pub async fn move_organisation(&mut self, id: OrgId, version: i64, state: OrganisationState) -> Result<i64> {
        let now = Ts(self.ctx.now());
        stale(changed!(self.scope, ORGANISATION_STATE; id.uuid(), version, state.code(), now)?, "organisation")?;
        let payload = json!({ "state": state.code() });
        self.record_in(Chain::Org(id), change("organisation.moved", id, version + 1, payload));
        Ok(version + 1)
    }
}

impl Scope<'_, System> {
    /// How many organisations there are.
    ///
    /// # Errors
    /// The store's.
    pub async fn count_organisations(&mut self) -> Result<i64> {
        Ok(rows!(self, ORGANISATION_COUNT, (i64,), fetch_one;)?.0)
    }

    /// Organisations whose name or part of addresses holds a text, by name: one page of them.
    ///
    /// # Errors
    /// The store's.
    pub async fn organisations_with(&mut self, text: &str, limit: u16, offset: u32) -> Result<Vec<Organisation>> {
        let (limit, offset) = (i64::from(limit), i64::from(offset));
        let found = rows!(self, ORGANISATION_PAGE, Row, fetch_all; holding(text), limit, offset)?;
        found.into_iter().map(Row::try_into).collect()
    }

    /// How many organisations [`Self::organisations_with`] finds on all pages.
    ///
    /// # Errors
    /// The store's.
    pub async fn count_organisations_with(&mut self, text: &str) -> Result<i64> {
        Ok(rows!(self, ORGANISATION_PAGE_COUNT, (i64,), fetch_one; holding(text))?.0)
    }

    /// The organisation of an address.
    ///
    /// # Errors
    /// The store's.
    pub async fn organisation_at(&mut self, slug: &Slug) -> Result<Option<Organisation>> {
        rows!(self, ORGANISATION_BY_SLUG, Row, fetch_optional; slug.as_str())?.map(Row::try_into).transpose()
    }

    /// An organisation by its identifier.
    ///
    /// # Errors
    /// The store's.
    pub async fn organisation_by_id(&mut self, id: OrgId) -> Result<Option<Organisation>> {
        rows!(self, ORGANISATION_BY_ID, Row, fetch_optional; id.uuid())?.map(Row::try_into).transpose()
    }
}

impl Scope<'_, Desk> {
    /// The organisations of the reach, by name.
    ///
    /// # Errors
    /// The store's.
    pub async fn organisations(&mut self) -> Result<Vec<Organisation>> {
        let orgs = self.reach.0.clone();
        let found = rows!(self, ORGANISATIONS_OF, Row, fetch_all; Orgs(&orgs))?;
        found.into_iter().map(Row::try_into).collect()
    }
}

impl Scope<'_, Org> {
    /// The organisation itself.
    ///
    /// # Errors
    /// The store's.
    pub async fn organisation(&mut self) -> Result<Option<Organisation>> {
        let row = rows!(self, ORGANISATION_GET, Row, fetch_optional; self.reach.0.uuid())?;
        row.map(Row::try_into).transpose()
    }

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
    /// Changes name, mark and accent.
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody changed them since `version`.
    pub async fn set_appearance(&mut self, version: i64, look: &Appearance) -> Result<i64> {
        let (org, now) = (self.ctx.reach.0, Ts(self.ctx.now()));
        let done = changed!(
            self.scope, ORGANISATION_APPEARANCE;
            org.uuid(), version, &look.name, look.mark.as_str(), look.accent.to_string(), now,
            look.name.to_lowercase(),
        )?;
        stale(done, "organisation")?;
        self.record(change("organisation.appearance_set", org, version + 1, json!(look)));
        Ok(version + 1)
    }

    /// Remembers since when the agreement on data processing is signed (AVV, GDPR Art. 28).
    ///
    /// # Errors
    /// [`Error::Stale`] when somebody changed the organisation since `version`.
    pub async fn set_agreement(&mut self, version: i64, signed: Date) -> Result<i64> {
        let (org, now) = (self.ctx.reach.0, Ts(self.ctx.now()));
        stale(changed!(self.scope, ORGANISATION_AGREEMENT; org.uuid(), version, Day(signed), now)?, "organisation")?;
        self.record(change("organisation.agreement_signed", org, version + 1, json!({ "on": signed })));
        Ok(version + 1)
    }

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

fn change(action: &'static str, id: OrgId, version: i64, payload: serde_json::Value) -> Change {
    Change { action, entity: "organisation", entity_id: id.uuid(), version, subject: None, payload }
}

fn part(action: &'static str, entity: &'static str, id: Uuid, version: i64, payload: serde_json::Value) -> Change {
    Change { action, entity, entity_id: id, version, subject: None, payload }
}

/// The pattern of everything that holds a text, however it is written; signs of the pattern's own language mean themselves.
fn holding(text: &str) -> String {
    let mut pattern = "%".to_owned();
    for c in text.to_lowercase().chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

/// An update that met no row met another version.
pub(crate) fn stale(done: u64, entity: &'static str) -> Result<()> {
    if done == 0 { Err(Error::Stale { entity }) } else { Ok(()) }
}
