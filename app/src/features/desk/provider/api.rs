//! What the page of the provider asks the server.

use crate::api::ApiError;
use crate::asked::Json;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

/// The organisation's provider, without its secret; empty texts and version 0 before the first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderView {
    /// The address that the organisation tells its provider.
    pub callback: String,
    /// The provider's address.
    pub issuer: String,
    /// The name that it gave us.
    pub client_id: String,
    /// Whether people may sign in through it.
    pub enabled: bool,
    /// Counts changes.
    pub version: i64,
    /// Names the change that this page may send, once.
    pub key: String,
}

/// The organisation's provider.
#[server(prefix = "/api", endpoint = "provider", input = GetUrl)]
pub async fn provider(org: String) -> Result<Json, ApiError> {
    use crate::api::server;
    use domain::access::permits::ManageMembers;
    use domain::id::CommandKey;
    let (_, access) = server::access(&org).await?;
    let allowed = access.allow::<ManageMembers>().map_err(|denied| server::refused(denied.into()))?;
    let sso = server::services()?.sso;
    let found = sso.provider(&allowed).await.map_err(server::refused)?;
    let (callback, key) = (sso.callback().to_owned(), allowed.id::<CommandKey>().to_string());
    crate::asked::json(&match found {
        Some(set) => ProviderView {
            callback,
            issuer: set.issuer,
            client_id: set.client_id,
            enabled: set.enabled,
            version: set.version,
            key,
        },
        None => {
            ProviderView { callback, issuer: String::new(), client_id: String::new(), enabled: true, version: 0, key }
        }
    })
}
