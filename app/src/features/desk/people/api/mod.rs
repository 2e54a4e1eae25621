//! What the pages of people ask the server.

use crate::api::ApiError;
use crate::asked::Json;
use crate::piece::Piece;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

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

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeoplePiece {
    /// The list, and when it was so.
    pub piece: Piece,
    /// Which of how many are shown, or how many were found; nothing where the organisation has nobody.
    pub said: Option<String>,
    /// From page to page.
    pub pager: Option<Piece>,
    /// The answer is to what was typed.
    pub finding: bool,
    /// Whether the person may import lists.
    pub imports: bool,
    /// Whether the person may send letters.
    pub invites: bool,
}

/// A page of the people of an organisation: the part that the query of an address means, or who fits the text. Posted: names stand in no
/// address.
#[server(prefix = "/api", endpoint = "people")]
pub async fn people(
    org: String,
    #[server(default)] query: String,
    #[server(default)] text: String,
) -> Result<Json, ApiError> {
    use super::pieces;
    use super::views::PeopleView;
    use crate::api::server;
    use domain::access::Permission;
    use domain::access::permits::SeePeople;
    let (_, access) = server::access(&org).await?;
    let allowed = access.allow::<SeePeople>().map_err(|denied| server::refused(denied.into()))?;
    let store = server::services()?.store;
    let order = pieces::Order::read(&query);
    let query = lines::query(order, &text);
    let found = services::people::list(&store, &allowed, &query).await.map_err(server::refused)?;
    let finding = query.find.is_some();
    let (imports, invites) = (access.may(Permission::ManagePeople), access.may(Permission::InvitePeople));
    let view = PeopleView { imports, invites, ..lines::page(&found, finding, allowed.now()) };
    let base = format!("/desk/{org}/people");
    let said = (!view.empty).then(|| view.said.clone());
    let pager = pieces::pager(&base, order, &view).map(|pager| Piece::of(String::new(), pager));
    let piece = Piece::of(view.as_of.clone(), pieces::list(base, order, view));
    crate::asked::json(&PeoplePiece { piece, said, pager, finding, imports, invites })
}

/// Everything about one person. That somebody looked is noted: the one thing that this reading writes.
#[server(prefix = "/api", endpoint = "person", input = GetUrl)]
pub async fn person(org: String, id: String) -> Result<Json, ApiError> {
    use super::pieces;
    use crate::api::server;
    use domain::access::Permission;
    use domain::access::permits::SeePeople;
    let (_, access) = server::access(&org).await?;
    let allowed = access.allow::<SeePeople>().map_err(|denied| server::refused(denied.into()))?;
    let id = id.parse().map_err(|_| server::not_found())?;
    let store = server::services()?.store;
    let found = services::people::person(&store, &allowed, id).await.map_err(server::refused)?;
    let (imports, invites) = (access.may(Permission::ManagePeople), access.may(Permission::InvitePeople));
    let ways = told::Ways { desk: format!("/desk/{org}"), imports, invites };
    let view = file::view(&found, &ways, allowed.now());
    let (title, stand) = (view.who.name.clone(), view.as_of.clone());
    crate::asked::json(&Piece { title, ..Piece::of(stand, pieces::person(view)) })
}
