//! What the pages of roles ask the server.

use crate::api::ApiError;
use crate::asked::Json;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// Who holds or held which role, and the links that wait.
#[server(prefix = "/api", endpoint = "members", input = GetUrl)]
pub async fn members(org: String) -> Result<Json, ApiError> {
    use crate::api::server;
    use domain::access::Permission;
    use domain::access::permits::SeeMembers;
    use services::{members, newcomers};
    let (_, access) = server::access(&org).await?;
    let allowed = access.allow::<SeeMembers>().map_err(|denied| server::refused(denied.into()))?;
    let store = server::services()?.store;
    let (list, _) = members::list(&store, &allowed).await.map_err(server::refused)?;
    let names = members::names(&store, &allowed).await.map_err(server::refused)?;
    let manages = access.may(Permission::ManageMembers);
    let waiting = newcomers::waiting(&store, &allowed).await.map_err(server::refused)?;
    crate::asked::json(&made::page(&allowed, list, &names, waiting, manages))
}

/// What the person may give here, and to whom.
#[server(prefix = "/api", endpoint = "members/giving", input = GetUrl)]
pub async fn giving(org: String) -> Result<Json, ApiError> {
    use crate::api::server;
    use domain::access::permits::{ManageMembers, SeeMembers};
    use services::members;
    let (organisation, access) = server::access(&org).await?;
    let allowed = access.allow::<ManageMembers>().map_err(|denied| server::refused(denied.into()))?;
    let seeing = access.allow::<SeeMembers>().map_err(|denied| server::refused(denied.into()))?;
    let store = server::services()?.store;
    let (list, _) = members::list(&store, &seeing).await.map_err(server::refused)?;
    let names = members::names(&store, &seeing).await.map_err(server::refused)?;
    let holders = members::eligible(&store, &allowed).await.map_err(server::refused)?;
    crate::asked::json(&made::giving(&allowed, organisation.kind, &list, &names, holders))
}

/// Who works for the organisation, and for whom it works.
#[server(prefix = "/api", endpoint = "mandates", input = GetUrl)]
pub async fn mandates(org: String) -> Result<Json, ApiError> {
    use crate::api::server;
    use domain::access::Permission;
    use domain::access::permits::SeeMembers;
    let (_, access) = server::access(&org).await?;
    let allowed = access.allow::<SeeMembers>().map_err(|denied| server::refused(denied.into()))?;
    let found = services::members::partners(&server::services()?.store, &allowed).await.map_err(server::refused)?;
    crate::asked::json(&made::mandates(&allowed, found, access.may(Permission::ManageMembers)))
}

#[cfg(feature = "ssr")]
mod made;
