//! The talk with a provider: where to send the browser, and who came back.

use super::fetch::{FetchError, Fetcher, PATIENCE};
use super::token::{Judge, Unproved};
use super::{Issuer, Network, OidcError, TokenFault};
use domain::time::Timestamp;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreErrorResponseType as Refusal, CoreIdToken,
    CoreJsonWebKeySet, CoreProviderMetadata,
};
use openidconnect::{
    AuthType, AuthorizationCode, ClientId, ClientSecret, CsrfToken, DiscoveryError, IssuerUrl, Nonce,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, TokenResponse as _,
};
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// How long what a provider says about itself is believed.
const BELIEVED: Duration = Duration::from_hours(1);

/// Us, as one provider knows us.
#[derive(Clone, Copy)]
pub struct Client<'a> {
    /// The provider.
    pub issuer: &'a Issuer,
    /// The name it gave us.
    pub id: &'a str,
    /// The secret it gave us.
    pub secret: &'a str,
    /// Where it sends the browser back to.
    pub callback: &'a str,
}

impl fmt::Debug for Client<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("issuer", self.issuer).field("id", &self.id).finish_non_exhaustive()
    }
}

/// The random texts of one sign-in: letters, digits, `-` and `_` only; the verifier has 43 to 128 of them (RFC 7636, 4.1).
#[derive(Clone, Copy)]
pub struct Secrets<'a> {
    /// Comes back with the browser.
    pub state: &'a str,
    /// Comes back in the token.
    pub nonce: &'a str,
    /// Proves that who began also finishes.
    pub verifier: &'a str,
}

impl fmt::Debug for Secrets<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secrets(…)")
    }
}

/// Who a provider says somebody is: with its issuer this names one person for ever; an e-mail address never does.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// The provider's own name for the person.
    pub subject: String,
    /// Whether the provider says that there was a second factor.
    pub second_factor: bool,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity").field("second_factor", &self.second_factor).finish_non_exhaustive()
    }
}

/// What a provider said about itself, and when.
type Known = (Arc<CoreProviderMetadata>, Timestamp);

/// Talks to providers and remembers for a while what they say about themselves.
#[derive(Clone)]
pub struct Oidc {
    fetcher: Fetcher,
    network: Network,
    known: Arc<Mutex<HashMap<Issuer, Known>>>,
}

impl fmt::Debug for Oidc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Oidc").field("network", &self.network).finish_non_exhaustive()
    }
}

impl Oidc {
    /// A gateway to providers.
    ///
    /// # Errors
    /// [`OidcError::Machine`].
    pub fn new(network: Network) -> Result<Self, OidcError> {
        Self::with_patience(network, PATIENCE)
    }

    /// The same with another limit of time for each answer than ten seconds.
    ///
    /// # Errors
    /// [`OidcError::Machine`].
    pub fn with_patience(network: Network, patience: Duration) -> Result<Self, OidcError> {
        Ok(Self { fetcher: Fetcher::new(network, patience)?, network, known: Arc::default() })
    }

    /// Reads an issuer for the network of this gateway.
    ///
    /// # Errors
    /// [`super::NoIssuer`].
    pub fn issuer(&self, text: &str) -> Result<Issuer, super::NoIssuer> {
        Issuer::parse(text, self.network)
    }

    /// Where to send the browser.
    ///
    /// # Errors
    /// [`OidcError`].
    pub async fn redirect(
        &self,
        client: &Client<'_>,
        secrets: &Secrets<'_>,
        now: Timestamp,
    ) -> Result<String, OidcError> {
        let provider = self.provider(client.issuer, now).await?;
        let (state, nonce) = (secrets.state.to_owned(), secrets.nonce.to_owned());
        let verifier = PkceCodeVerifier::new(secrets.verifier.to_owned());
        let (url, ..) =
            CoreClient::from_provider_metadata((*provider).clone(), ClientId::new(client.id.to_owned()), None)
                .set_redirect_uri(callback(client)?)
                .authorize_url(
                    CoreAuthenticationFlow::AuthorizationCode,
                    || CsrfToken::new(state),
                    || Nonce::new(nonce),
                )
                .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
                .url();
        // The browser is sent nowhere that we would not go ourselves.
        if super::issuer::is_allowed(&url, self.network) { Ok(url.into()) } else { Err(OidcError::Address) }
    }

    /// Exchanges the code that a browser brought for the person's identity. `nonce` tells the nonce of this sign-in from any other.
    ///
    /// # Errors
    /// [`OidcError`].
    pub async fn identify(
        &self,
        client: &Client<'_>,
        code: &str,
        verifier: &str,
        nonce: &(dyn Fn(&str) -> bool + Sync),
        now: Timestamp,
    ) -> Result<Identity, OidcError> {
        let provider = self.provider(client.issuer, now).await?;
        let token = self.exchange(&provider, client, code, verifier).await?;
        let judge = |keys: &CoreJsonWebKeySet| {
            let judge = Judge { client_id: client.id, issuer: provider.issuer(), keys, nonce, now };
            judge.identity(&token)
        };
        match judge(provider.jwks()) {
            Err(Unproved::UnknownKey) => {}
            judged => return Ok(judged?),
        }
        let renewed = self.renewed(client.issuer, &provider, now).await?;
        Ok(judge(renewed.jwks())?)
    }

    async fn exchange(
        &self,
        provider: &CoreProviderMetadata,
        client: &Client<'_>,
        code: &str,
        verifier: &str,
    ) -> Result<CoreIdToken, OidcError> {
        let (id, secret) = (ClientId::new(client.id.to_owned()), ClientSecret::new(client.secret.to_owned()));
        let asked = CoreClient::from_provider_metadata(provider.clone(), id, Some(secret))
            .set_auth_type(auth_type(provider))
            .set_redirect_uri(callback(client)?);
        let request = asked.exchange_code(AuthorizationCode::new(code.to_owned())).map_err(|_| OidcError::Answer)?;
        let http = self.fetcher.http();
        let answer = request.set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned())).request_async(&http).await;
        let answer = answer.map_err(|error| match &error {
            RequestTokenError::Request(error) => error.into(),
            RequestTokenError::ServerResponse(refusal) => match refusal.error() {
                Refusal::InvalidClient | Refusal::UnauthorizedClient => OidcError::Client,
                _ => OidcError::Code,
            },
            // A token that is no token at all is read as part of the answer, and so refused here.
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => OidcError::Answer,
        })?;
        answer.id_token().cloned().ok_or(OidcError::Token(TokenFault::Missing))
    }

    /// What the provider says about itself: what it said within the hour, or what it says now.
    async fn provider(&self, issuer: &Issuer, now: Timestamp) -> Result<Arc<CoreProviderMetadata>, OidcError> {
        let known = self.lock().get(issuer).cloned();
        if let Some((provider, _)) = known.filter(|(_, at)| now.since(*at) < BELIEVED) {
            return Ok(provider);
        }
        let url = IssuerUrl::new(issuer.as_str().to_owned()).map_err(|_| OidcError::Address)?;
        let http = self.fetcher.http();
        let found = CoreProviderMetadata::discover_async(url, &http).await.map_err(|error| undiscovered(&error))?;
        Ok(self.keep(issuer, found, now))
    }

    /// The same provider with its keys of now.
    async fn renewed(
        &self,
        issuer: &Issuer,
        provider: &CoreProviderMetadata,
        now: Timestamp,
    ) -> Result<Arc<CoreProviderMetadata>, OidcError> {
        let http = self.fetcher.http();
        let keys = CoreJsonWebKeySet::fetch_async(provider.jwks_uri(), &http).await;
        let keys = keys.map_err(|error| undiscovered(&error))?;
        Ok(self.keep(issuer, provider.clone().set_jwks(keys), now))
    }

    fn keep(&self, issuer: &Issuer, provider: CoreProviderMetadata, now: Timestamp) -> Arc<CoreProviderMetadata> {
        let provider = Arc::new(provider);
        self.lock().insert(issuer.clone(), (Arc::clone(&provider), now));
        provider
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<Issuer, Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn callback(client: &Client<'_>) -> Result<RedirectUrl, OidcError> {
    RedirectUrl::new(client.callback.to_owned()).map_err(|_| OidcError::Address)
}

/// The header, which every provider must know (RFC 6749, 2.3.1), unless this one says that it knows the body only.
fn auth_type(provider: &CoreProviderMetadata) -> AuthType {
    let methods = provider.token_endpoint_auth_methods_supported();
    let body_only = methods.is_some_and(|methods| {
        !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
            && methods.contains(&CoreClientAuthMethod::ClientSecretPost)
    });
    if body_only { AuthType::RequestBody } else { AuthType::BasicAuth }
}

fn undiscovered(error: &DiscoveryError<FetchError>) -> OidcError {
    match error {
        DiscoveryError::Request(error) => error.into(),
        // The library's only use of this case: the document names another issuer.
        DiscoveryError::Validation(_) => OidcError::Issuer,
        _ => OidcError::Answer,
    }
}
