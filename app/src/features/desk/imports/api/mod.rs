//! What the pages of imports ask the server.

#[cfg(feature = "ssr")]
mod made;
#[cfg(feature = "ssr")]
mod one;
#[cfg(feature = "ssr")]
pub(super) mod parts;
mod views;
#[cfg(feature = "ssr")]
mod written;

pub(super) use views::{Barred, Body, DryRun, ImportView, NewView};

use crate::api::ApiError;
use crate::asked::Json;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// A page of the imports, the newest first.
#[server(prefix = "/api", endpoint = "imports", input = GetUrl)]
pub async fn imports(org: String, #[server(default)] page: u32) -> Result<Json, ApiError> {
    let (_, access, allowed) = made::managing(&org).await?;
    let all = crate::api::server::services()?;
    let found = services::imports::list(&all.store, &allowed, page).await.map_err(made::refused)?;
    let names = made::Names::of(&all, &access, &allowed).await?;
    let view = super::pieces::list(&format!("/desk/{org}/imports"), made::list(&found, &names));
    crate::asked::json(&crate::piece::Piece::of(String::new(), view))
}

/// Whether the organisation takes a list, and a key for the one that is sent.
#[server(prefix = "/api", endpoint = "imports/new", input = GetUrl)]
pub async fn new_import(org: String) -> Result<Json, ApiError> {
    let (organisation, _, allowed) = made::managing(&org).await?;
    crate::asked::json(&made::new(&organisation, &allowed))
}

/// One import: `part` is the page that is asked for, `seen` which rows, `page` which of them.
#[server(prefix = "/api", endpoint = "import", input = GetUrl)]
pub async fn import(
    org: String,
    id: String,
    #[server(default)] part: String,
    #[server(default)] seen: String,
    #[server(default)] page: u32,
) -> Result<Json, ApiError> {
    let (_, access, allowed) = made::managing(&org).await?;
    let all = crate::api::server::services()?;
    let here = format!("/desk/{org}/imports/{id}");
    let id = id.parse().map_err(|_| crate::api::server::not_found())?;
    let batch = services::imports::batch(&all.store, &allowed, id).await.map_err(made::refused)?;
    let names = made::Names::of(&all, &access, &allowed).await?;
    let body = one::body(&all, &allowed, &batch, &one::Wanted { here, part, seen, page }).await?;
    crate::asked::json(&one::view(&allowed, batch, body, &names))
}
