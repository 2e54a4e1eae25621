//! Judging an identity token (OpenID Connect Core 1.0, 3.1.3.7).

use super::{Identity, OidcError, TokenFault};
use domain::time::Timestamp;
use openidconnect::core::{CoreIdToken, CoreIdTokenVerifier, CoreJsonWebKeySet, CoreJwsSigningAlgorithm as Alg};
use openidconnect::{ClaimsVerificationError as Fault, ClientId, IssuerUrl, Nonce, SignatureVerificationError};

/// Public keys only: neither none nor a shared secret proves who signed (RFC 8725, 3.1).
const ALGORITHMS: [Alg; 9] = [
    Alg::RsaSsaPkcs1V15Sha256,
    Alg::RsaSsaPkcs1V15Sha384,
    Alg::RsaSsaPkcs1V15Sha512,
    Alg::RsaSsaPssSha256,
    Alg::RsaSsaPssSha384,
    Alg::RsaSsaPssSha512,
    Alg::EcdsaP256Sha256,
    Alg::EcdsaP384Sha384,
    Alg::EdDsa,
];
/// What of `amr` (RFC 8176) says that there was a second factor, or one that is as good.
const SECOND_FACTORS: [&str; 4] = ["mfa", "otp", "hwk", "sc"];
/// Clocks may differ by so much; and no token that we get over the wire is older.
const SKEW_SECONDS: u64 = 5 * 60;

/// What a token is judged by.
pub(super) struct Judge<'a> {
    pub(super) client_id: &'a str,
    pub(super) issuer: &'a IssuerUrl,
    pub(super) keys: &'a CoreJsonWebKeySet,
    pub(super) nonce: &'a dyn Fn(&str) -> bool,
    pub(super) now: Timestamp,
}

/// Why a token proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unproved {
    /// Its key is not among those we know: the provider may have a new one.
    UnknownKey,
    Fault(TokenFault),
}

impl From<Unproved> for OidcError {
    fn from(unproved: Unproved) -> Self {
        Self::Token(match unproved {
            Unproved::UnknownKey => TokenFault::Signature,
            Unproved::Fault(fault) => fault,
        })
    }
}

impl Judge<'_> {
    /// Who the token says it is.
    pub(super) fn identity(&self, token: &CoreIdToken) -> Result<Identity, Unproved> {
        // As for a client without a secret, so that a token signed with it is refused twice.
        let client = ClientId::new(self.client_id.to_owned());
        let verifier = CoreIdTokenVerifier::new_public_client(client, self.issuer.clone(), self.keys.clone())
            .set_allowed_algs(ALGORITHMS)
            // By the injected clock, below.
            .set_time_fn(Default::default);
        let nonce = |nonce: Option<&Nonce>| match nonce {
            Some(nonce) if (self.nonce)(nonce.secret()) => Ok(()),
            _ => Err(String::new()),
        };
        let claims = token.claims(&verifier, nonce).map_err(|fault| unproved(&fault))?;
        self.check_time(claims.issue_time().timestamp(), claims.expiration().timestamp())?;
        // The library leaves it to us (3.1.3.7, 5).
        if claims.authorized_party().is_some_and(|party| party.as_str() != self.client_id) {
            return Err(Unproved::Fault(TokenFault::Audience));
        }
        let methods = claims.auth_method_refs().map_or(&[][..], Vec::as_slice);
        let second_factor = methods.iter().any(|method| SECOND_FACTORS.contains(&method.as_str()));
        Ok(Identity { subject: claims.subject().to_string(), second_factor })
    }

    fn check_time(&self, issued: i64, expires: i64) -> Result<(), Unproved> {
        let now = self.now.as_microsecond().div_euclid(1_000_000);
        let good = now < expires && issued.abs_diff(now) <= SKEW_SECONDS;
        if good { Ok(()) } else { Err(Unproved::Fault(TokenFault::Time)) }
    }
}

fn unproved(fault: &Fault) -> Unproved {
    Unproved::Fault(match fault {
        Fault::SignatureVerification(SignatureVerificationError::NoMatchingKey) => return Unproved::UnknownKey,
        Fault::SignatureVerification(_) => TokenFault::Signature,
        Fault::InvalidIssuer(_) => TokenFault::Issuer,
        Fault::InvalidAudience(_) => TokenFault::Audience,
        Fault::InvalidNonce(_) => TokenFault::Nonce,
        Fault::Expired(_) | Fault::InvalidAuthTime(_) => TokenFault::Time,
        _ => TokenFault::Form,
    })
}
