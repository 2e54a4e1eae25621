//! The ticket between the two halves of a ceremony: 128 random bits, kept as SHA-256 only.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// How long it is good: what `WebAuthn` recommends for those who need time (level 3, 15.1).
pub(super) const LIFE: Duration = Duration::from_mins(5);

/// What the browser holds while it asks the person.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PasskeyTicket([u8; 16]);

impl PasskeyTicket {
    pub(super) const fn new(random: [u8; 16]) -> Self {
        Self(random)
    }

    /// What is kept of it.
    pub(super) fn hash(self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }

    /// For the cookie.
    pub fn text(self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }
}

impl FromStr for PasskeyTicket {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| ())?;
        bytes.try_into().map(Self).map_err(|_| ())
    }
}

impl fmt::Debug for PasskeyTicket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasskeyTicket(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_keeps_its_form_and_is_never_shown() {
        let ticket = PasskeyTicket::new([9; 16]);
        assert_eq!(ticket.text().parse(), Ok(ticket));
        assert!(!format!("{ticket:?}").contains(&ticket.text()));
        for bad in ["", "CQkJ", &format!("{}A", ticket.text()), &"a".repeat(200)] {
            assert_eq!(bad.parse::<PasskeyTicket>(), Err(()), "{bad}");
        }
    }
}
