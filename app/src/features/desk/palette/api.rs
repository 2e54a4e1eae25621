//! What the palette asks the server: people. Pages and actions it knows by itself.

use crate::api::ApiError;
use crate::asked::Json;
#[cfg(feature = "ssr")]
use crate::features::desk::Organisation;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// Somebody who was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Names the record.
    pub id: String,
    /// Given and family name.
    pub name: String,
    /// The personnel number.
    pub number: String,
}

/// What the page without a program needs at once.
#[cfg(feature = "ssr")]
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Looked {
    /// Where, and what the person may do there.
    pub organisation: Organisation,
    /// Who was found.
    pub people: Vec<Person>,
}

/// The people of the organisation who fit the text. Posted: names stand in no address. Who may not see people finds none.
#[server(prefix = "/api", endpoint = "search")]
pub async fn search(org: String, text: String) -> Result<Json, ApiError> {
    crate::asked::json(&look(&org, &text).await?.people)
}

/// The organisation of an address, and its people who fit the text.
///
/// # Errors
/// [`ApiError`], with its status on the answer.
#[cfg(feature = "ssr")]
pub(super) async fn look(org: &str, text: &str) -> Result<Looked, ApiError> {
    use crate::api::server;
    use domain::access::permits::{SeeOrganisation, SeePeople};
    let (found, access) = server::access(org).await?;
    access.allow::<SeeOrganisation>().map_err(|denied| server::refused(denied.into()))?;
    let organisation = Organisation::seen(&found, &access).ok_or(ApiError::NotFound)?;
    let services = server::services()?;
    let people = match access.allow::<SeePeople>() {
        Ok(allowed) => services::finding::people(&services.store, &allowed, text).await.map_err(server::refused)?,
        Err(_) => Vec::new(),
    };
    let people = people.into_iter().map(|record| Person {
        id: record.id.to_string(),
        name: format!("{} {}", record.given_name, record.family_name),
        number: record.personnel_no,
    });
    Ok(Looked { organisation, people: people.collect() })
}
