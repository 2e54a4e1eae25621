//! Who asks: the cookies become a [`Session`], or nobody. Renewing the proof is one of the few things that a GET may write.

use super::{AppState, cookies, request};
use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use domain::{Ctx, System};
use http::{HeaderMap, StatusCode};
use services::ServiceError;
use services::auth::{Network, NotSignedIn, RefreshSecret, Session};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// What the cookies say.
enum Known {
    /// Nothing that could be a sign-in.
    Nobody,
    /// Somebody.
    Person(Session),
    /// Somebody, with a new proof to keep.
    Renewed { session: Session, access: String, renewal: Option<String> },
    /// A sign-in that is over: the browser may forget it.
    Over,
}

/// Finds out who asks and tells the handlers: as the request's extension [`Session`].
pub(super) async fn identify(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let ctx = request::system(&request);
    let known = match known(&state, &ctx, request.headers()).await {
        Ok(known) => known,
        Err(error) => {
            tracing::error!(%error, "it is not known who asks");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    request.extensions_mut().insert(ctx);
    let network = network(&state, &request);
    request.extensions_mut().insert(network);
    let (session, cookies) = match known {
        Known::Nobody => (None, None),
        Known::Person(session) => (Some(session), None),
        Known::Renewed { session, access, renewal } => (Some(session), Some(Some((access, renewal)))),
        Known::Over => (None, Some(None)),
    };
    if let Some(session) = session {
        request.extensions_mut().insert(session);
    }
    let mut response = next.run(request).await;
    // A handler that signs in or out has the last word.
    if let Some(cookies) = cookies.filter(|_| !cookies::decided(response.headers())) {
        match cookies {
            Some((access, renewal)) => cookies::sign_in(response.headers_mut(), &access, renewal.as_deref()),
            None => cookies::sign_out(response.headers_mut()),
        }
    }
    response
}

async fn known(state: &AppState, ctx: &Ctx<System>, headers: &HeaderMap) -> Result<Known, ServiceError> {
    let auth = &state.services.auth;
    if let Some(claims) = cookies::read(headers, cookies::ACCESS).and_then(|token| auth.verify(ctx, token).ok()) {
        return Ok(auth.session(ctx, &claims).await?.map_or(Known::Over, Known::Person));
    }
    let shown: Option<RefreshSecret> = cookies::read(headers, cookies::RENEWAL).and_then(|text| text.parse().ok());
    match shown {
        Some(shown) => renewed(state, ctx, &shown).await,
        None => Ok(Known::Nobody),
    }
}

async fn renewed(state: &AppState, ctx: &Ctx<System>, shown: &RefreshSecret) -> Result<Known, ServiceError> {
    let auth = &state.services.auth;
    let renewed = match auth.renew(ctx, shown).await {
        Ok(renewed) => renewed,
        Err(NotSignedIn::Trouble(error)) => return Err(error),
        Err(NotSignedIn::Stolen) => {
            // The person finds it in their own ledger; the log has no name.
            tracing::warn!("a sign-in was ended: its secret was used twice");
            return Ok(Known::Over);
        }
        Err(NotSignedIn::Over) => return Ok(Known::Over),
    };
    let Ok(claims) = auth.verify(ctx, &renewed.access) else { return Ok(Known::Over) };
    let session = auth.session(ctx, &claims).await?;
    let renewal = renewed.refresh.map(|secret| secret.text());
    Ok(session.map_or(Known::Over, |session| Known::Renewed { session, access: renewed.access, renewal }))
}

/// The network that a request comes from: the peer's, or, where our own proxy stands in front, the one that the proxy saw.
fn network(state: &AppState, request: &Request) -> Network {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    // On a socket for both, IPv4 comes in the form of IPv6.
    let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)).to_canonical();
    if !state.config.proxies.iter().any(|proxy| proxy.to_canonical() == peer) {
        return Network::of(peer);
    }
    // Only the last entry is our proxy's; what stands before it came with the request.
    let seen = request.headers().get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    let last = seen.and_then(|list| list.rsplit(',').next()).and_then(|last| last.trim().parse().ok());
    Network::of(last.unwrap_or(peer))
}
