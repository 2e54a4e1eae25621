//! What server functions share: their errors, and on the server the way to services and to who asks.

use leptos::server_fn::codec::JsonEncoding;
use leptos::server_fn::error::{FromServerFnError, ServerFnErrorErr};
use serde::{Deserialize, Serialize};

/// Why a server function has no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ApiError {
    /// Nobody is signed in (any more).
    NotSignedIn,
    /// There is no such thing, or not for this person.
    NotFound,
    /// It is there, the right is missing.
    Forbidden,
    /// The server or the way to it is in trouble.
    Trouble,
}

impl FromServerFnError for ApiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        // The address or the body lacks what the function asks for.
        #[cfg(feature = "ssr")]
        if let ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Deserialization(_) =
            error
        {
            crate::platform::set_status(http::StatusCode::BAD_REQUEST);
        }
        #[cfg(not(feature = "ssr"))]
        let _ = error;
        Self::Trouble
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

/// What a page does when a server function has no answer: whoever is not signed in any more signs in again, on the same page.
pub fn sign_in_again(error: ApiError) {
    #[cfg(feature = "hydrate")]
    if error == ApiError::NotSignedIn {
        crate::platform::reload();
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = error;
}

#[cfg(feature = "ssr")]
pub(crate) mod server {
    use super::ApiError;
    use crate::platform::set_status;
    use domain::access::{Access, Denied};
    use domain::organisation::Slug;
    use domain::{Ctx, System};
    use http::StatusCode;
    use leptos::prelude::use_context;
    use services::access::Organisation;
    use services::auth::{Network, Session};
    use services::{Refusal, ServiceError, Services};

    /// The error, with its status on the answer.
    fn fail(error: ApiError) -> ApiError {
        set_status(match error {
            ApiError::NotSignedIn => StatusCode::UNAUTHORIZED,
            ApiError::NotFound => StatusCode::NOT_FOUND,
            ApiError::Forbidden => StatusCode::FORBIDDEN,
            ApiError::Trouble => StatusCode::INTERNAL_SERVER_ERROR,
        });
        error
    }

    pub(crate) fn services() -> Result<Services, ApiError> {
        use_context::<Services>().ok_or_else(|| fail(ApiError::Trouble))
    }

    /// Who asks.
    pub(crate) fn session() -> Result<Session, ApiError> {
        use_context::<Session>().ok_or_else(|| fail(ApiError::NotSignedIn))
    }

    /// What the person may do in the organisation of an address. The gate asks for a second factor before any page of an organisation;
    /// what a page could not show, no function answers either.
    pub(crate) async fn access(org: &str) -> Result<(Organisation, Access), ApiError> {
        let (services, session) = (services()?, session()?);
        let slug: Slug = org.parse().map_err(|_| fail(ApiError::NotFound))?;
        // While a page of the organisation is rendered the gate has looked already.
        let admitted = use_context::<(Organisation, Access)>().filter(|(found, _)| found.slug.as_ref() == Some(&slug));
        let found = match admitted {
            Some(found) => found,
            None => services::access::at(&services.store, &session.ctx, &slug).await.map_err(refused)?,
        };
        if session.second_factor { Ok(found) } else { Err(fail(ApiError::Forbidden)) }
    }

    /// The site's passkeys; none where its address is no passkey domain.
    pub(crate) fn passkeys() -> Result<services::auth::Passkeys, ApiError> {
        services()?.passkeys.ok_or_else(not_found)
    }

    /// What the device is asked; the ticket goes into a cookie that scripts cannot read.
    pub(crate) fn asked(begun: services::auth::Begun) -> String {
        let name = crate::features::passkeys::TICKET_COOKIE;
        let ticket = begun.ticket.text();
        let cookie = format!("{name}={ticket}; Path=/; Max-Age=300; HttpOnly; Secure; SameSite=Lax");
        crate::platform::append_cookie(&cookie);
        begun.options
    }

    /// There is no such thing.
    pub(crate) fn not_found() -> ApiError {
        fail(ApiError::NotFound)
    }

    /// It is there, and not for this sign-in.
    pub(crate) fn forbidden() -> ApiError {
        fail(ApiError::Forbidden)
    }

    /// Where the request comes from.
    pub(crate) fn network() -> Result<Network, ApiError> {
        use_context::<Network>().ok_or_else(|| fail(ApiError::Trouble))
    }

    /// The product itself, under the request's id.
    pub(crate) fn system() -> Result<Ctx<System>, ApiError> {
        use_context::<Ctx<System>>().ok_or_else(|| fail(ApiError::Trouble))
    }

    /// A service's error as the function's.
    #[expect(clippy::needless_pass_by_value, reason = "it is what `map_err` gives")]
    pub(crate) fn refused(error: ServiceError) -> ApiError {
        let error = match error {
            // The page tells no difference; the status does.
            ServiceError::Refused(Refusal::TooMany) => {
                set_status(StatusCode::TOO_MANY_REQUESTS);
                return ApiError::Trouble;
            }
            ServiceError::Denied(Denied::Invisible) => ApiError::NotFound,
            ServiceError::Denied(_) => ApiError::Forbidden,
            _ => ApiError::Trouble,
        };
        fail(error)
    }
}
