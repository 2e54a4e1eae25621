//! Organisations and how they appear; `operator` has what the operator does with them, `parts` their sites and payroll areas.

mod operator;
mod parts;

pub(crate) use operator::STATEMENTS as OPERATOR_STATEMENTS;
pub(crate) use parts::STATEMENTS as PART_STATEMENTS;
pub use parts::{PayrollArea, Site};

use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Orgs, Ts};
use crate::ledger::Change;
use crate::{Error, Result, Scope, WriteScope};
use domain::id::OrgId;
use domain::organisation::{Accent, Mark, OrganisationKind, OrganisationState, Slug};
use domain::{Desk, Org};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

statements! {
    Org: ORGANISATION_GET = "SELECT org_id, slug, kind, name, state, mark, accent, agreement_on, version FROM organisation WHERE org_id = $1";
    Org: ORGANISATION_APPEARANCE = "UPDATE organisation SET name = $3, mark = $4, accent = $5, sort_name = $7, version = version + 1, updated_at = $6 WHERE org_id = $1 AND version = $2";
    Org: ORGANISATION_AGREEMENT = "UPDATE organisation SET agreement_on = $3, version = version + 1, updated_at = $4 WHERE org_id = $1 AND version = $2";
    Desk: ORGANISATIONS_OF = "SELECT org_id, slug, kind, name, state, mark, accent, agreement_on, version FROM organisation WHERE org_id IN (SELECT unhex(value) FROM json_each($1)) ORDER BY name, org_id", "SELECT org_id, slug, kind, name, state, mark, accent, agreement_on, version FROM organisation WHERE org_id = ANY ($1) ORDER BY name, org_id";
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
}

fn change(action: &'static str, id: OrgId, version: i64, payload: serde_json::Value) -> Change {
    Change { action, entity: "organisation", entity_id: id.uuid(), version, subject: None, payload }
}

/// An update that met no row met another version.
pub(crate) fn stale(done: u64, entity: &'static str) -> Result<()> {
    if done == 0 { Err(Error::Stale { entity }) } else { Ok(()) }
}
