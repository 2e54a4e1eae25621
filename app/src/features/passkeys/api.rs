//! What the browser's authenticator is asked. Each answer carries a ticket in a cookie; the form that follows brings it back.

use crate::api::ApiError;
use leptos::prelude::*;

/// For signing in, whoever it is.
#[server(prefix = "/api", endpoint = "passkey/sign-in")]
pub async fn sign_in_options() -> Result<String, ApiError> {
    use crate::api::server;
    let passkeys = server::passkeys()?;
    let begun = passkeys.begin_sign_in(&server::system()?, server::network()?).await.map_err(server::refused)?;
    Ok(server::asked(begun))
}

/// For the account that a letter opens.
#[server(prefix = "/api", endpoint = "passkey/first")]
pub async fn first_options() -> Result<String, ApiError> {
    use crate::api::server;
    use services::pass::LetterPass;
    let (services, passkeys, ctx) = (server::services()?, server::passkeys()?, server::system()?);
    let pass = use_context::<LetterPass>().ok_or_else(server::not_found)?;
    let found = services::invitations::look(&services.store, &ctx, &pass.ticket, pass.birth).await;
    let (found, _) = found.map_err(|_| server::not_found())?;
    let name = format!("{} {}", found.name.0, found.name.1);
    let begun = passkeys.begin_first(&ctx, server::network()?, &name).await.map_err(server::refused)?;
    Ok(server::asked(begun))
}

/// For one more passkey of whoever is signed in.
#[server(prefix = "/api", endpoint = "passkey/add")]
pub async fn add_options() -> Result<String, ApiError> {
    use crate::api::server;
    let (services, session, passkeys) = (server::services()?, server::session()?, server::passkeys()?);
    services::account::may_change_ways(&services, &session).await.map_err(|_| server::forbidden())?;
    let name = services::account::overview(&services, &session).await.map_err(server::refused)?.name;
    let name = name.unwrap_or_else(|| "Zusage".to_owned());
    let begun = passkeys.begin_registration(&session.ctx, &name).await.map_err(server::refused)?;
    Ok(server::asked(begun))
}
