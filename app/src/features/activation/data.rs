//! What the pages of a letter know. It is looked up while the server renders them and travels with the page; no address gives it away.

use crate::api::ApiError;
use crate::asked::Json;
use crate::asked::json;
use crate::ui::Face;
use leptos::prelude::use_context;
use serde::{Deserialize, Serialize};

/// A letter whose birthday was proved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Who sent it.
    pub sender: Face,
    /// Given and family name as the employer knows them.
    pub name: String,
    /// The code, if it was typed.
    pub code: Option<String>,
    /// The birthday as it is written in the page's language.
    pub birth: String,
    /// The sign-in of whoever is signed in already: the employer's data then join their account, and no other that this browser may have by
    /// the time the form is sent.
    pub joins: Option<String>,
}

/// Who sent the letter of a link.
pub(super) async fn sender(secret: String) -> Result<Json, ApiError> {
    use crate::api::server;
    use services::auth::Network;
    use services::invitations::{Ticket, sender};
    let services = server::services()?;
    let link = secret.parse().map_err(|_| server::not_found())?;
    let ctx = server::system()?;
    let network = use_context::<Network>().ok_or(ApiError::Trouble)?;
    let sender = sender(&services.store, &ctx, network, &Ticket::Link(link)).await.map_err(|_| server::not_found())?;
    json(&Face::of(&sender))
}

/// The letter whose birthday this browser proved some minutes ago.
pub(super) async fn letter() -> Result<Json, ApiError> {
    use crate::api::server;
    use crate::i18n::use_texts;
    use services::auth::Session;
    use services::invitations::{Ticket, look};
    use services::pass::LetterPass;
    let services = server::services()?;
    let pass = use_context::<LetterPass>().ok_or_else(server::not_found)?;
    let ctx = server::system()?;
    let joins = use_context::<Session>().map(|session| session.sign_in.to_string());
    let lang = use_texts().lang();
    let found = look(&services.store, &ctx, &pass.ticket, pass.birth).await;
    let (found, sender) = found.map_err(|_| server::not_found())?;
    let code = match &pass.ticket {
        Ticket::Code(code) => Some(code.printed()),
        Ticket::Link(_) => None,
    };
    let birth = crate::i18n::date(lang, pass.birth);
    let sender = Face::of(&sender);
    json(&Letter { sender, name: format!("{} {}", found.name.0, found.name.1), code, birth, joins })
}
