//! What the operator does: adds organisations, moves them on, finds them.

use super::{NewOrganisation, Organisation, Row, change, stale};
use crate::engine::conn::{changed, rows};
use crate::engine::statement::statements;
use crate::engine::types::{Day, Ts};
use crate::ledger::Chain;
use crate::{Result, Scope, WriteScope};
use domain::System;
use domain::id::OrgId;
use domain::organisation::{OrganisationState, Slug};
use serde_json::json;

statements! {
    System: ORGANISATION_ADD = "INSERT INTO organisation (org_id, kind, name, version, created_at, updated_at, slug, state, mark, accent, agreement_on, sort_name) VALUES ($1, $2, $3, 1, $4, $4, $5, $6, $7, $8, $9, $10)";
    System: ORGANISATION_COUNT = "SELECT COUNT(*) FROM organisation";
    System: ORGANISATION_PAGE = "SELECT org_id, slug, kind, name, state, mark, accent, agreement_on, version FROM organisation WHERE sort_name LIKE $1 ESCAPE '!' OR slug LIKE $1 ESCAPE '!' ORDER BY sort_name, org_id LIMIT $2 OFFSET $3";
    System: ORGANISATION_BY_SLUG = "SELECT org_id, slug, kind, name, state, mark, accent, agreement_on, version FROM organisation WHERE slug = $1";
    System: ORGANISATION_BY_ID = "SELECT org_id, slug, kind, name, state, mark, accent, agreement_on, version FROM organisation WHERE org_id = $1";
    System: ORGANISATION_STATE = "UPDATE organisation SET state = $3, version = version + 1, updated_at = $4 WHERE org_id = $1 AND version = $2";
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
