//! Passkeys (`WebAuthn`, level 3): a key pair on the person's device, unlocked there by finger, face or PIN. Nothing that could be guessed or
//! given away is typed, and a passkey signs for one site only.
//!
//! Each ceremony has two halves: what is asked goes to the browser together with a ticket, what the browser answers comes back with it.
//! A ticket is good once and for five minutes. Why an answer is refused is for nobody's eyes.

mod asked;
mod keep;
mod register;
mod relying;
mod sign_in;
mod ticket;

#[cfg(test)]
pub(super) use asked::QUESTIONS;
pub use relying::NoPasskeys;
pub use ticket::PasskeyTicket;

use super::Auth;
use std::sync::Arc;
use store::Store;
use webauthn_rs::Webauthn;

/// The door for passkeys.
#[derive(Debug, Clone)]
pub struct Passkeys {
    auth: Auth,
    webauthn: Arc<Webauthn>,
}

/// The first half of a ceremony.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// JSON for `PublicKeyCredential.parseCreationOptionsFromJSON` or `parseRequestOptionsFromJSON`.
    pub options: String,
    /// Comes back with the browser's answer. It belongs to this browser: a cookie that scripts cannot read.
    pub ticket: PasskeyTicket,
}

impl Passkeys {
    /// Passkeys for the site at this address, as browsers show it: `https://zusage.example`. They are bound to its host for good.
    ///
    /// # Errors
    /// [`NoPasskeys`]: the product goes on with passwords.
    pub fn new(auth: Auth, public_url: &str) -> Result<Self, NoPasskeys> {
        let webauthn = Arc::new(relying::party(public_url)?);
        Ok(Self { auth, webauthn })
    }

    const fn store(&self) -> &Store {
        self.auth.store()
    }
}
