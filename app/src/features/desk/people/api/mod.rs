//! What the pages of people ask the server.

use crate::api::ApiError;
use crate::asked::Json;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

#[cfg(feature = "ssr")]
mod contract;
#[cfg(feature = "ssr")]
mod facts;
#[cfg(feature = "ssr")]
mod file;
#[cfg(feature = "ssr")]
mod history;
#[cfg(feature = "ssr")]
mod lines;
#[cfg(feature = "ssr")]
mod told;

/// A page of the people of an organisation: the part that the query of an address means, or who fits the text. Posted: names stand in no
/// address.
#[server(prefix = "/api", endpoint = "people")]
pub async fn people(
    org: String,
    #[server(default)] query: String,
    #[server(default)] text: String,
) -> Result<Json, ApiError> {
    use crate::api::server;
    use domain::access::Permission;
    use domain::access::permits::SeePeople;
    let (_, access) = server::access(&org).await?;
    let allowed = access.allow::<SeePeople>().map_err(|denied| server::refused(denied.into()))?;
    let store = server::services()?.store;
    let query = lines::query(&query, &text);
    let found = services::people::list(&store, &allowed, &query).await.map_err(server::refused)?;
    let mut view = lines::page(&found, query.find.is_some(), allowed.now());
    view.imports = access.may(Permission::ManagePeople);
    view.invites = access.may(Permission::InvitePeople);
    crate::asked::json(&view)
}

/// Everything about one person. That somebody looked is noted: the one thing that this reading writes.
#[server(prefix = "/api", endpoint = "person", input = GetUrl)]
pub async fn person(org: String, id: String) -> Result<Json, ApiError> {
    use crate::api::server;
    use domain::access::permits::SeePeople;
    let (_, access) = server::access(&org).await?;
    let allowed = access.allow::<SeePeople>().map_err(|denied| server::refused(denied.into()))?;
    let id = id.parse().map_err(|_| server::not_found())?;
    let store = server::services()?.store;
    let found = services::people::person(&store, &allowed, id).await.map_err(server::refused)?;
    crate::asked::json(&file::view(&found, allowed.now()))
}
