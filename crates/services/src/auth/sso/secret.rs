//! Random texts of a sign-in through a provider. The store keeps their SHA-256.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;

/// 32 bytes as 43 letters: what PKCE asks for at least (RFC 7636, 4.1).
pub(super) fn text(random: [u8; 32]) -> String {
    URL_SAFE_NO_PAD.encode(random)
}

pub(super) fn hash(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

macro_rules! secrets {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name([u8; 32]);

        impl $name {
            pub(super) const fn new(secret: [u8; 32]) -> Self {
                Self(secret)
            }

            /// What is kept of it.
            pub(super) fn hash(&self) -> [u8; 32] {
                hash(&self.0)
            }

            /// For the cookie.
            pub fn text(&self) -> String {
                text(self.0)
            }
        }

        impl FromStr for $name {
            type Err = ();

            fn from_str(text: &str) -> Result<Self, ()> {
                let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| ())?;
                bytes.try_into().map(Self).map_err(|_| ())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+};
}

secrets! {
    /// What binds a sign-in to the browser in which it began. Belongs into a cookie that scripts cannot read (`__Host-`, `HttpOnly`,
    /// `SameSite=Lax`), for ten minutes.
    BrowserSecret
    /// What links an identity to an account, once. Good only together with the [`BrowserSecret`] of the same way, so that
    /// nobody can have a stranger link the wrong identity. Belongs into a cookie too, never into an address.
    LinkTicket
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_keep_their_form_and_are_never_shown() {
        let (browser, ticket) = (BrowserSecret::new([9; 32]), LinkTicket::new([9; 32]));
        assert_eq!(browser.text().len(), 43);
        assert_eq!(browser.text().parse(), Ok(browser.clone()));
        assert_eq!(ticket.text().parse(), Ok(ticket.clone()));
        assert_eq!(format!("{browser:?} {ticket:?}"), "BrowserSecret(…) LinkTicket(…)");
        for bad in ["", "a", "a.b", &text([1; 32])[1..], &"a".repeat(1_000)] {
            assert_eq!(bad.parse::<BrowserSecret>(), Err(()), "{bad}");
        }
    }
}
