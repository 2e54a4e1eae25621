//! What marks a form of the workplace as one intention.

/// A fresh key for a form of the page that is being made.
#[cfg(feature = "ssr")]
pub(crate) fn fresh_key(session: &services::auth::Session) -> String {
    session.ctx.id::<domain::id::CommandKey>().to_string()
}
