//! What the pages of contracts ask the server.

use crate::api::ApiError;
use crate::asked::Json;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// A page of the contracts: which part of them, in which order.
#[server(prefix = "/api", endpoint = "contracts", input = GetUrl)]
pub async fn contracts(org: String, part: String, sort: String, down: bool, page: u16) -> Result<Json, ApiError> {
    use super::{made, pieces};
    use crate::api::server;
    use crate::piece::Piece;
    let (house, allowed) = seeing(&org).await?;
    let query = made::query(&part, &sort, down, page);
    let found = services::contracts::list(&house.store, &allowed, query).await.map_err(server::refused)?;
    let view = made::page(crate::i18n::use_texts(), query, found);
    crate::asked::json(&Piece::of(String::new(), pieces::list(&format!("/desk/{org}"), view)))
}

/// The group contracts.
#[server(prefix = "/api", endpoint = "contracts/groups", input = GetUrl)]
pub async fn group_contracts(org: String) -> Result<Json, ApiError> {
    use super::{made, pieces};
    use crate::api::server;
    use crate::piece::Piece;
    let (house, allowed) = seeing(&org).await?;
    let found = services::contracts::group_contracts(&house.store, &allowed).await.map_err(server::refused)?;
    let t = crate::i18n::use_texts();
    let found = found.into_iter().map(|group| made::group(t, group)).collect();
    crate::asked::json(&Piece::of(String::new(), pieces::groups(found)))
}

/// The carriers.
#[server(prefix = "/api", endpoint = "contracts/carriers", input = GetUrl)]
pub async fn carriers(org: String) -> Result<Json, ApiError> {
    use super::{made, pieces};
    use crate::api::server;
    use crate::piece::Piece;
    let (house, allowed) = seeing(&org).await?;
    let found = services::contracts::carriers(&house.store, &allowed).await.map_err(server::refused)?;
    let t = crate::i18n::use_texts();
    let found = found.into_iter().map(|carrier| made::carrier(t, carrier)).collect();
    crate::asked::json(&Piece::of(String::new(), pieces::carriers(found)))
}

/// The organisation's figures; none for who sees contracts but no figures.
#[server(prefix = "/api", endpoint = "contracts/figures", input = GetUrl)]
pub async fn figures(org: String) -> Result<Json, ApiError> {
    use crate::api::server;
    use crate::features::desk::figures::{FigureTiles, FiguresView};
    use crate::piece::Piece;
    use domain::access::permits::{SeeFigures, SeePeople};
    let (_, access) = server::access(&org).await?;
    access.allow::<SeePeople>().map_err(|denied| server::refused(denied.into()))?;
    let Ok(allowed) = access.allow::<SeeFigures>() else {
        return crate::asked::json(&None::<Piece>);
    };
    let store = server::services()?.store;
    let found = services::figures::of_one(&store, &allowed).await.map_err(server::refused)?;
    let figures = FiguresView::of(crate::i18n::use_texts(), found);
    crate::asked::json(&Some(Piece::of(String::new(), view! { <FigureTiles figures/> }.into_any())))
}

#[cfg(feature = "ssr")]
async fn seeing(
    org: &str,
) -> Result<(services::Services, domain::access::Allowed<domain::access::permits::SeePeople>), ApiError> {
    use crate::api::server;
    let (_, access) = server::access(org).await?;
    let allowed = access.allow().map_err(|denied| server::refused(denied.into()))?;
    Ok((server::services()?, allowed))
}
