//! What the page of letters asks the server.

use crate::api::ApiError;
use crate::asked::Json;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

/// Where somebody stands on the way to an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// No letter was made.
    New,
    /// A letter was made.
    Invited,
    /// The account is open.
    Active,
}

/// Somebody who can get a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InviteeView {
    /// Names the record in the form.
    pub id: String,
    /// Given and family name.
    pub name: String,
    /// The personnel number.
    pub personnel_no: String,
    /// Where they stand.
    pub standing: Standing,
}

/// Whom the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterPeople {
    /// Everybody who can get a letter.
    pub people: Vec<InviteeView>,
    /// Whether the person may give access again to who has an account.
    pub again: bool,
}

/// Everybody who can get a letter.
#[server(prefix = "/api", endpoint = "letters", input = GetUrl)]
pub async fn invitees(org: String) -> Result<Json, ApiError> {
    use crate::api::server;
    use domain::access::Permission;
    use domain::access::permits::InvitePeople;
    use services::letters;
    let (_, access) = server::access(&org).await?;
    let allowed = access.allow::<InvitePeople>().map_err(|denied| server::refused(denied.into()))?;
    let found = letters::invitees(&server::services()?.store, &allowed).await.map_err(server::refused)?;
    let view = |invitee: letters::Invitee| InviteeView {
        id: invitee.record.to_string(),
        name: format!("{} {}", invitee.name.0, invitee.name.1),
        personnel_no: invitee.personnel_no,
        standing: match invitee.standing {
            letters::Standing::New => Standing::New,
            letters::Standing::Invited => Standing::Invited,
            letters::Standing::Active => Standing::Active,
        },
    };
    let people = found.into_iter().map(view).collect();
    let again = access.may(Permission::ReissueAccess);
    crate::asked::json(&LetterPeople { people, again })
}
