//! What the operator's pages ask the server.

use super::licences::LicenceView;
use crate::api::ApiError;
use crate::asked::Json;
use domain::organisation::{OrganisationKind, OrganisationState};
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

/// An organisation in the list and on its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Names it in addresses of the operator's pages.
    pub id: String,
    /// As it signs.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// Where it stands.
    pub state: OrganisationState,
    /// Since when the agreement on data processing is signed, as the language writes it.
    pub agreement: Option<String>,
    /// Its part of addresses; none for those from before addresses were given.
    pub slug: Option<String>,
    /// Counts its changes.
    pub version: i64,
}

/// One organisation, with what can be done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// Itself.
    pub entry: Entry,
    /// The role that gives roles there, if there is one.
    pub manager: Option<String>,
    /// What lets it advise; none for what is no broker.
    pub licences: Option<Vec<LicenceView>>,
    /// Today, as the language writes it.
    pub today: String,
    /// A key for each form: the agreement, the next step, a licence.
    pub keys: [String; 3],
}

/// The organisations whose name or address holds a text, with how they are doing.
#[server(prefix = "/api", endpoint = "organisations", input = GetUrl)]
pub async fn organisations(org: String, text: String, sort: String, down: bool, page: u16) -> Result<Json, ApiError> {
    use super::glance::listed;
    use crate::api::server;
    use services::overview::{OverviewQuery, OverviewSort, list};
    let allowed = operator(&org).await?;
    let text: String = text.trim().chars().take(100).collect();
    let sort = OverviewSort::from_code(&sort).unwrap_or_default();
    let query = OverviewQuery { text: &text, sort, falling: down, page };
    let found = list(&server::services()?.store, &allowed, query).await.map_err(server::refused)?;
    crate::asked::json(&listed(crate::i18n::use_texts(), query, found))
}

/// One organisation.
#[server(prefix = "/api", endpoint = "organisation", input = GetUrl)]
pub async fn organisation(org: String, id: String) -> Result<Json, ApiError> {
    use super::super::command::fresh_key;
    use crate::api::server;
    use domain::access::{Permission, Role, allows};
    use services::organisations::one;
    use services::{Refusal, ServiceError};
    let allowed = operator(&org).await?;
    let id = id.parse().map_err(|_| server::not_found())?;
    let found = one(&server::services()?.store, &allowed, id).await.map_err(|error| match error {
        ServiceError::Refused(Refusal::Unknown) => server::not_found(),
        other => server::refused(other),
    })?;
    let session = server::session()?;
    let gives_roles = |role: &&Role| role.kinds().contains(&found.kind) && allows(**role, Permission::ManageMembers);
    let manager = Role::ALL.iter().find(gives_roles).map(|role| role.code().to_owned());
    let licences = match found.kind {
        OrganisationKind::Broker => Some(licences(&allowed, &session, id).await?),
        _ => None,
    };
    let today = crate::i18n::date(crate::i18n::use_texts().lang(), services::today(session.ctx.now()));
    let keys = [(); 3].map(|()| fresh_key(&session));
    crate::asked::json(&Detail { entry: entry(found), manager, licences, today, keys })
}

/// What lets a broker advise, and let it before.
#[cfg(feature = "ssr")]
async fn licences(
    allowed: &domain::access::Allowed<domain::access::permits::ManageOrganisations>,
    session: &services::auth::Session,
    org: domain::id::OrgId,
) -> Result<Vec<LicenceView>, ApiError> {
    use super::super::command::fresh_key;
    use crate::api::server;
    use crate::i18n::{date, use_texts};
    let found = services::advice::licences_of(&server::services()?.store, allowed, org).await;
    let (lang, today) = (use_texts().lang(), services::today(session.ctx.now()));
    let view = |kept: services::advice::KeptLicence| LicenceView {
        id: kept.id.to_string(),
        version: kept.version,
        kind: kept.licence.kind,
        number: kept.licence.number.to_string(),
        from: date(lang, kept.licence.from),
        to: kept.licence.to.map(|day| date(lang, day)),
        over: kept.licence.to.is_some_and(|to| to < today),
        key: fresh_key(session),
    };
    Ok(found.map_err(server::refused)?.into_iter().map(view).collect())
}

/// A key for the form of a new organisation.
#[server(prefix = "/api", endpoint = "new-organisation", input = GetUrl)]
pub async fn new_organisation(org: String) -> Result<Json, ApiError> {
    operator(&org).await?;
    crate::asked::json(&super::super::command::fresh_key(&crate::api::server::session()?))
}

#[cfg(feature = "ssr")]
async fn operator(
    org: &str,
) -> Result<domain::access::Allowed<domain::access::permits::ManageOrganisations>, ApiError> {
    use crate::api::server;
    let (_, access) = server::access(org).await?;
    access.allow().map_err(|denied| server::refused(denied.into()))
}

#[cfg(feature = "ssr")]
pub(super) fn entry(organisation: services::organisations::Organisation) -> Entry {
    let lang = crate::i18n::use_texts().lang();
    Entry {
        id: organisation.id.to_string(),
        name: organisation.appearance.name,
        kind: organisation.kind,
        state: organisation.state,
        agreement: organisation.agreement_on.map(|day| crate::i18n::date(lang, day)),
        slug: organisation.slug.map(String::from),
        version: organisation.version,
    }
}

/// A text as part of a query (RFC 3986, 2.1).
#[cfg(feature = "ssr")]
pub(super) fn escaped(text: &str) -> String {
    let one = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::escaped;

    #[test]
    fn a_text_stays_one_value_of_a_query() {
        assert_eq!(escaped("Öl & Gas=1"), "%C3%96l%20%26%20Gas%3D1");
    }
}
