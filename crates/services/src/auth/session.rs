//! Who a request comes from.

use super::{Auth, Claims};
use crate::ServiceError;
use domain::id::SignInId;
use domain::time::Timestamp;
use domain::{Actor, Ctx, Own, System};
use store::sign_in::Method;

/// The person who is signed in where a request comes from.
#[derive(Debug, Clone)]
pub struct Session {
    /// Who, with the request's id, in their own data.
    pub ctx: Ctx<Own>,
    /// By which sign-in.
    pub sign_in: SignInId,
    /// Whether a second factor was shown; a passkey is one.
    pub second_factor: bool,
    /// Since when the person is signed in here.
    pub since: Timestamp,
    /// How they signed in.
    pub method: Method,
    /// The person's language, as a two-letter code.
    pub language: String,
}

impl Auth {
    /// The person whom a token names, if the sign-in still counts. One row is read, so that signing out, locking and "end all" take effect
    /// with the next request, whichever node it reaches.
    ///
    /// # Errors
    /// The store's.
    pub async fn session(&self, ctx: &Ctx<System>, claims: &Claims) -> Result<Option<Session>, ServiceError> {
        let now = ctx.now();
        let present = self.store().read(ctx, async |scope| scope.present(claims.sid, now).await).await?;
        let present = present.filter(|present| present.person == claims.sub);
        Ok(present.map(|present| Session {
            ctx: ctx.widened(Actor::Person(present.person)).narrowed(Own(present.person)),
            sign_in: claims.sid,
            second_factor: present.second_factor,
            since: present.since,
            method: present.method,
            language: present.language,
        }))
    }
}
