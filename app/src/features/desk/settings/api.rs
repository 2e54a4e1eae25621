//! What the page of settings asks the server.

use crate::api::ApiError;
use crate::asked::Json;
use domain::organisation::OrganisationState;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

/// A place of work or a payroll area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// The Land's letters, for a German site.
    pub land: Option<String>,
    /// Since when it is closed, as the language writes it.
    pub closed: Option<String>,
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsView {
    /// As it signs.
    pub name: String,
    /// Where there is no room for the name.
    pub mark: String,
    /// `#rrggbb`.
    pub accent: String,
    /// Counts the organisation's changes.
    pub version: i64,
    /// Where it stands.
    pub state: OrganisationState,
    /// Since when the agreement on data processing is signed, as the language writes it.
    pub agreement: Option<String>,
    /// Places of work.
    pub sites: Vec<Part>,
    /// Payroll areas.
    pub areas: Vec<Part>,
    /// A key for each of the three forms; none for who may only look.
    pub keys: Option<[String; 3]>,
}

/// The organisation's settings.
#[server(prefix = "/api", endpoint = "settings", input = GetUrl)]
pub async fn settings(org: String) -> Result<Json, ApiError> {
    use super::super::command::fresh_key;
    use crate::api::server;
    use crate::i18n::{date, use_texts};
    use domain::access::Permission;
    use domain::access::permits::SeeOrganisation;
    use services::organisations::overview;
    let session = server::session()?;
    let (_, access) = server::access(&org).await?;
    let allowed = access.allow::<SeeOrganisation>().map_err(|denied| server::refused(denied.into()))?;
    let lang = use_texts().lang();
    let found = overview(&server::services()?.store, &allowed).await.map_err(server::refused)?;
    let (organisation, sites, areas) = found;
    let closed = move |day: Option<jiff::civil::Date>| day.map(|day| date(lang, day));
    let may_change = access.may(Permission::ManageOrganisation);
    crate::asked::json(&SettingsView {
        name: organisation.appearance.name,
        mark: organisation.appearance.mark.as_str().to_owned(),
        accent: organisation.appearance.accent.to_string(),
        version: organisation.version,
        state: organisation.state,
        agreement: organisation.agreement_on.map(|day| date(lang, day)),
        sites: sites
            .into_iter()
            .map(|site| Part { name: site.name, land: site.land, closed: closed(site.closed_on) })
            .collect(),
        areas: areas
            .into_iter()
            .map(|area| Part { name: area.name, land: None, closed: closed(area.closed_on) })
            .collect(),
        keys: may_change.then(|| [(); 3].map(|()| fresh_key(&session))),
    })
}
