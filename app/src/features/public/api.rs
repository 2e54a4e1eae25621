//! Whose page it is.

use crate::api::ApiError;
use crate::asked::Json;
use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

/// The face of an organisation: name, mark, colours. An address that nobody has is not found.
#[server(prefix = "/api", endpoint = "public/face", input = GetUrl)]
pub async fn public_face(place: String) -> Result<Json, ApiError> {
    use crate::api::server;
    use crate::ui::Face;
    let (store, ctx) = (server::services()?.store, server::system()?);
    let slug = place.parse().map_err(|_| server::not_found())?;
    let found = services::organisations::at_address(&store, &ctx, &slug).await.map_err(server::refused)?;
    crate::asked::json(&Face::of(&found.ok_or_else(server::not_found)?))
}
