//! What the bell asks the server.

use crate::api::ApiError;
use crate::asked::Json;
use domain::notice::NoticeKind;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;
use serde::{Deserialize, Serialize};

/// Something that happened, once or several times within an hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeView {
    /// Grows with time.
    pub seq: i64,
    /// What changed.
    pub kind: NoticeKind,
    /// How often, in words; none: once.
    pub times: Option<String>,
    /// When it was last, in words.
    pub when: String,
    /// Where it can be seen.
    pub href: String,
    /// Whether that page stands at the [door](crate::door).
    pub at_door: bool,
}

/// What happened lately in an organisation, the newest first; only what the person may see.
#[server(prefix = "/api", endpoint = "notices", input = GetUrl)]
pub async fn notices(org: String) -> Result<Json, ApiError> {
    use super::written;
    use crate::api::server;
    use crate::i18n::use_texts;
    let (_, access) = server::access(&org).await?;
    let now = server::session()?.ctx.now();
    let found = services::notices::recent(&server::services()?.store, &access).await.map_err(server::refused)?;
    let t = use_texts();
    crate::asked::json(&found.iter().map(|notice| written::notice(t, &org, notice, now)).collect::<Vec<_>>())
}
