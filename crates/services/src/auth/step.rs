//! Signed statements for the steps of one task: the same keys as access tokens, another audience, so that neither is taken for the other.

use super::Auth;
use super::token::{ISSUER, LEEWAY_SECONDS, known_week, seconds, week};
use crate::ServiceError;
use domain::{Ctx, System};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, decode_header, encode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Step<T> {
    iss: String,
    aud: String,
    exp: i64,
    what: T,
}

/// Signs what a browser keeps between two steps.
///
/// # Errors
/// [`ServiceError::Hashing`].
pub(crate) fn sign_step<T: Serialize>(
    auth: &Auth,
    ctx: &Ctx<System>,
    audience: &str,
    minutes: i64,
    what: &T,
) -> Result<String, ServiceError> {
    let now = seconds(ctx.now());
    let kid = week(now);
    let header = Header { kid: Some(kid.clone()), ..Header::new(Algorithm::HS256) };
    let step = Step { iss: ISSUER.to_owned(), aud: audience.to_owned(), exp: now + minutes * 60, what };
    let key = EncodingKey::from_secret(&auth.store().token_key(&kid));
    encode(&header, &step, &key).map_err(|_| ServiceError::Hashing)
}

/// Reads it again; none for everything that was not signed here, for this audience, within its minutes.
pub(crate) fn read_step<T: DeserializeOwned>(auth: &Auth, ctx: &Ctx<System>, audience: &str, text: &str) -> Option<T> {
    let now = seconds(ctx.now());
    let kid = decode_header(text).ok()?.kid.filter(|kid| known_week(kid, now))?;
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_issuer(&[ISSUER]);
    validation.set_audience(&[audience]);
    validation.set_required_spec_claims(&["exp", "iss", "aud"]);
    // By the injected clock, below.
    validation.validate_exp = false;
    let key = DecodingKey::from_secret(&auth.store().token_key(&kid));
    let step = decode::<Step<T>>(text, &key, &validation).ok()?.claims;
    (now < step.exp + LEEWAY_SECONDS).then_some(step.what)
}
