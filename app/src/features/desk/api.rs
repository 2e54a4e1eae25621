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
    let found = services::access::organisations(&services.store, &session.ctx).await.map_err(server::refused)?;
    let mut desks = Vec::with_capacity(found.len());
    for organisation in found {
        let Some(slug) = &organisation.slug else { continue };
        let at = services::access::at(&services.store, &session.ctx, slug).await;
        let (organisation, access) = at.map_err(server::refused)?;
        desks.extend(Organisation::seen(&organisation, &access));
    }
    crate::asked::json(&desks)
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
