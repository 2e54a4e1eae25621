//! Providers that answer what no real one answers. The way through a real one is tested with the use cases.

mod conversation;
mod provider;
mod tokens;

use gateways::oidc::{Client, Identity, Network, Oidc, OidcError};
use provider::{NOW, Provider};

pub const SECRET: &str = "what only the provider and we know";

pub fn oidc() -> Oidc {
    Oidc::new(Network::PublicAndLoopback).expect("a client")
}

/// Exchanges a code; the nonce of the sign-in is `n`.
pub async fn identify(oidc: &Oidc, provider: &Provider) -> Result<Identity, OidcError> {
    let issuer = oidc.issuer(&provider.address()).expect("an address");
    let client = Client { issuer: &issuer, id: "zusage", secret: SECRET, callback: "http://127.0.0.1/back" };
    oidc.identify(&client, "code", &"v".repeat(43), &|nonce| nonce == "n", NOW()).await
}
