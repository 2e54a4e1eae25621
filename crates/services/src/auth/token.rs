//! Access tokens: signed statements that somebody is signed in, good for a few minutes and read without a database (RFC 7519, 8725).
//!
//! One algorithm, one issuer, one audience. The key belongs to a week and is derived from the master key, so every node has it and no
//! table does; only this week's and the last one's count. Time comes from the caller's clock.

use domain::id::{PersonId, SignInId};
use domain::time::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use serde::{Deserialize, Serialize};
use store::Store;

/// How long a token is good.
pub(super) const MINUTES: i64 = 10;
/// Clocks of two nodes may differ by so much.
pub(super) const LEEWAY_SECONDS: i64 = 5;
const WEEK_SECONDS: i64 = 7 * 24 * 60 * 60;
pub(super) const ISSUER: &str = "zusage";
const AUDIENCE: &str = "browser";

/// What a token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claims {
    iss: String,
    aud: String,
    /// Who.
    pub sub: PersonId,
    /// By which sign-in.
    pub sid: SignInId,
    /// Whether a second factor was shown.
    pub mfa: bool,
    iat: i64,
    exp: i64,
}

/// The token proves nothing. Why is for nobody's eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this proves nothing")]
pub struct NoToken;

/// Signs a token.
pub(super) fn sign(store: &Store, person: PersonId, sign_in: SignInId, mfa: bool, now: Timestamp) -> Option<String> {
    let iat = seconds(now);
    let claims = Claims {
        iss: ISSUER.to_owned(),
        aud: AUDIENCE.to_owned(),
        sub: person,
        sid: sign_in,
        mfa,
        iat,
        exp: iat + MINUTES * 60,
    };
    let kid = week(iat);
    let header = Header { kid: Some(kid.clone()), ..Header::new(Algorithm::HS256) };
    encode(&header, &claims, &EncodingKey::from_secret(&store.token_key(&kid))).ok()
}

/// Reads a token.
///
/// # Errors
/// [`NoToken`] for everything that this installation did not sign for a browser within the last minutes.
pub(super) fn verify(store: &Store, token: &str, now: Timestamp) -> Result<Claims, NoToken> {
    let now = seconds(now);
    let kid = decode_header(token).map_err(|_| NoToken)?.kid.ok_or(NoToken)?;
    if !known_week(&kid, now) {
        return Err(NoToken);
    }
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_issuer(&[ISSUER]);
    validation.set_audience(&[AUDIENCE]);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    // By the injected clock, below.
    validation.validate_exp = false;
    let key = DecodingKey::from_secret(&store.token_key(&kid));
    let claims = decode::<Claims>(token, &key, &validation).map_err(|_| NoToken)?.claims;
    let alive = claims.iat <= now + LEEWAY_SECONDS && now < claims.exp + LEEWAY_SECONDS;
    if alive { Ok(claims) } else { Err(NoToken) }
}

/// Whether a key is this week's or the last one's.
pub(super) fn known_week(kid: &str, now: i64) -> bool {
    kid == week(now) || kid == week(now - WEEK_SECONDS)
}

pub(super) fn seconds(at: Timestamp) -> i64 {
    at.as_microsecond().div_euclid(1_000_000)
}

/// The name of a week's key.
pub(super) fn week(seconds: i64) -> String {
    format!("w{}", seconds.div_euclid(WEEK_SECONDS))
}
