//! Sign-in providers of organisations: OpenID Connect Core 1.0, authorisation code with PKCE (RFC 6749, 7636, 9700).
//!
//! The address of a provider is typed by a customer, so every connection goes to a public address and over TLS, follows no redirect,
//! and takes neither long nor much. Secrets, nonces and time are passed in.

mod address;
mod error;
mod fetch;
mod issuer;
mod talk;
mod token;

pub use error::{OidcError, TokenFault};
pub use issuer::{Issuer, Network, NoIssuer};
pub use talk::{Client, Identity, Oidc, Secrets};
