//! What the workplace asks the server: the organisations one works for, and what one may do in one of them.

use crate::api::ApiError;
use crate::asked::Json;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The organisations that the person works for, by name.
#[server(prefix = "/api", endpoint = "desks", input = GetUrl)]
pub async fn desks() -> Result<Json, ApiError> {
    use super::Organisation;
    use crate::api::server;
    let (services, session) = (server::services()?, server::session()?);
    let found = services::access::everywhere(&services.store, &session.ctx).await.map_err(server::refused)?;
    let seen = found.iter().filter_map(|(organisation, access)| Organisation::seen(organisation, access));
    // Without a second factor the gate shows none of them; that they are there is what one signs in for.
    let shown = |seen: Organisation| {
        if session.second_factor { seen } else { Organisation { permissions: Vec::new(), ..seen } }
    };
    crate::asked::json(&seen.map(shown).collect::<Vec<_>>())
}

/// The organisation of an address, and what the person may do there.
#[server(prefix = "/api", endpoint = "desk", input = GetUrl)]
pub async fn desk(org: String) -> Result<Json, ApiError> {
    use super::Organisation;
    use crate::api::server;
    let (organisation, access) = server::access(&org).await?;
    access.allow::<domain::access::permits::SeeOrganisation>().map_err(|denied| server::refused(denied.into()))?;
    crate::asked::json(&Organisation::seen(&organisation, &access).ok_or(ApiError::NotFound)?)
}
