//! What the pages of a person's own pension ask the server.

#[cfg(feature = "ssr")]
use super::{made, pieces};
use crate::api::ApiError;
use crate::asked::Json;
#[cfg(feature = "ssr")]
use crate::piece::Piece;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// What the person has.
#[server(prefix = "/api", endpoint = "own/home", input = GetUrl)]
pub async fn own_home() -> Result<Json, ApiError> {
    use crate::api::server;
    let (store, session) = (server::services()?.store, server::session()?);
    let found = services::own_pension::home(&store, &session.ctx).await.map_err(made::refused)?;
    let view = made::home(made::Words::here(&session.ctx), &found);
    crate::asked::json(&Piece::of(view.stand.clone(), pieces::home(view)))
}

/// One contract: `{org} {id}`.
#[server(prefix = "/api", endpoint = "own/contract", input = GetUrl)]
pub async fn own_contract(place: String) -> Result<Json, ApiError> {
    use crate::api::server;
    let (store, session) = (server::services()?.store, server::session()?);
    let (org, id) = place.split_once(' ').unwrap_or_default();
    let id = id.parse().map_err(|_| server::not_found())?;
    let found = services::own_pension::contract(&store, &session.ctx, org, id).await.map_err(made::refused)?;
    let view = made::contract(made::Words::here(&session.ctx), &found);
    crate::asked::json(&Piece::of(view.stand.clone(), pieces::contract(view)))
}

/// All documents.
#[server(prefix = "/api", endpoint = "own/documents", input = GetUrl)]
pub async fn own_documents(#[server(default)] chosen: String) -> Result<Json, ApiError> {
    use crate::api::server;
    let (store, session) = (server::services()?.store, server::session()?);
    let found = services::own_pension::papers(&store, &session.ctx).await.map_err(made::refused)?;
    let view = made::documents(made::Words::here(&session.ctx), &found);
    let chosen = pieces::Chosen::read(&chosen);
    crate::asked::json(&Piece::of(view.stand.clone(), pieces::documents(view, &chosen)))
}

/// What is known of one document.
#[server(prefix = "/api", endpoint = "own/document", input = GetUrl)]
pub async fn own_document(id: String) -> Result<Json, ApiError> {
    use crate::api::server;
    let (store, session) = (server::services()?.store, server::session()?);
    let id = id.parse().map_err(|_| server::not_found())?;
    let found = services::own_pension::paper(&store, &session.ctx, id).await.map_err(made::refused)?;
    let view = made::document(made::Words::here(&session.ctx), &found);
    crate::asked::json(&Piece::of(view.stand.clone(), pieces::document(view)))
}

/// All messages.
#[server(prefix = "/api", endpoint = "own/messages", input = GetUrl)]
pub async fn own_messages() -> Result<Json, ApiError> {
    use crate::api::server;
    let (store, session) = (server::services()?.store, server::session()?);
    let found = services::own_pension::messages(&store, &session.ctx).await.map_err(made::refused)?;
    let view = made::messages(made::Words::here(&session.ctx), &found);
    crate::asked::json(&Piece::of(view.stand.clone(), pieces::messages(view)))
}

/// One message; it counts as read from now on.
#[server(prefix = "/api", endpoint = "own/message", input = GetUrl)]
pub async fn own_message(id: String) -> Result<Json, ApiError> {
    use crate::api::server;
    let (store, session) = (server::services()?.store, server::session()?);
    let id = id.parse().map_err(|_| server::not_found())?;
    let found = services::own_pension::message(&store, &session.ctx, id).await.map_err(made::refused)?;
    let view = made::message(made::Words::here(&session.ctx), &found);
    crate::asked::json(&Piece::of(view.stand.clone(), pieces::message(view)))
}

/// What waits unread.
#[server(prefix = "/api", endpoint = "own/news", input = GetUrl)]
pub async fn own_news() -> Result<Json, ApiError> {
    use super::NewsView;
    use crate::api::server;
    let (store, session) = (server::services()?.store, server::session()?);
    let news = services::own_pension::news(&store, &session.ctx).await.map_err(made::refused)?;
    let (papers, messages) = (news.papers > 0, news.messages > 0);
    crate::asked::json(&NewsView { papers, messages, initials: news.initials })
}
