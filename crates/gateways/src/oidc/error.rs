//! Why a provider proves nothing. No variant carries what the provider sent: texts of strangers belong on no screen and in no log.

use super::fetch::FetchError;

/// Why there is no identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OidcError {
    /// An address of the provider is not https, or leads to a machine that is not public.
    #[error("an address of the provider is not https or not public")]
    Address,
    /// There is no connection: no such name, nobody listens, no trusted certificate.
    #[error("the provider cannot be reached")]
    Unreachable,
    /// It took too long.
    #[error("the provider is too slow")]
    Slow,
    /// It sends us elsewhere.
    #[error("the provider redirects where it should answer")]
    Redirected,
    /// It sends more than any provider needs.
    #[error("the provider's answer is too large")]
    TooLarge,
    /// It answers something else than OpenID Connect.
    #[error("the provider's answer is none of OpenID Connect")]
    Answer,
    /// It speaks for another issuer than the one that was asked.
    #[error("the provider names another issuer")]
    Issuer,
    /// It does not know us, or not our secret.
    #[error("the provider does not take client id and secret")]
    Client,
    /// It does not take the code: used, too old, another one's.
    #[error("the provider does not take the code")]
    Code,
    /// The identity token proves nothing.
    #[error("the identity token proves nothing: {0}")]
    Token(TokenFault),
    /// The HTTP client could not be made: the machine has no trusted certificates.
    #[error("no HTTP client can be made here")]
    Machine,
}

/// What is wrong with an identity token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenFault {
    /// There is none.
    #[error("there is none")]
    Missing,
    /// Signed by nobody, by a shared secret, by an unknown or a wrong key.
    #[error("its signature")]
    Signature,
    /// Made by another issuer.
    #[error("its issuer")]
    Issuer,
    /// Made for another client.
    #[error("its audience")]
    Audience,
    /// Made for another sign-in.
    #[error("its nonce")]
    Nonce,
    /// Too old, or from the future.
    #[error("its time")]
    Time,
    /// Anything else.
    #[error("its form")]
    Form,
}

impl From<&FetchError> for OidcError {
    fn from(error: &FetchError) -> Self {
        match error {
            FetchError::Address => Self::Address,
            FetchError::Unreachable => Self::Unreachable,
            FetchError::Slow => Self::Slow,
            FetchError::Redirected => Self::Redirected,
            FetchError::TooLarge => Self::TooLarge,
        }
    }
}
