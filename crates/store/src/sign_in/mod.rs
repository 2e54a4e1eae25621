//! How people sign in, where they are signed in, and how often something was tried.

mod attempt;
mod login;
mod passkey;
mod passkey_ticket;
mod present;
mod second;
mod session;
mod sso;

pub use login::{Login, Named};
pub use passkey::{NewPasskey, Passkey, Removal, UsedPasskey};
pub use present::Present;
pub use second::SecondFactor;
pub use session::{MOST_SIGN_INS, Method, NewSignIn, Renewal, SignIn};
pub use sso::{LinkedIdentity, NewSsoAttempt, NewSsoTicket, SsoAttempt, SsoProvider};

pub(crate) use attempt::STATEMENTS as ATTEMPT_STATEMENTS;
pub(crate) use login::STATEMENTS as LOGIN_STATEMENTS;
pub(crate) use passkey::STATEMENTS as PASSKEY_STATEMENTS;
pub(crate) use passkey_ticket::STATEMENTS as PASSKEY_TICKET_STATEMENTS;
pub(crate) use present::STATEMENTS as PRESENT_STATEMENTS;
pub(crate) use second::STATEMENTS as SECOND_STATEMENTS;
pub(crate) use session::STATEMENTS as SESSION_STATEMENTS;
pub(crate) use sso::{ATTEMPT_STATEMENTS as SSO_ATTEMPT_STATEMENTS, IDENTITY_STATEMENTS, PROVIDER_STATEMENTS};

use crate::Store;
use crate::vault::Purpose;

impl Store {
    /// The key that signs access tokens of a period. The same on every node, and in no table.
    pub fn token_key(&self, period: &str) -> [u8; 32] {
        self.master().subkey(Purpose::AccessToken).mac(period.as_bytes())
    }

    /// Marks a secret that renews a sign-in, so that it is known again as one that was given out here, whether it still counts or not.
    pub fn mark_refresh(&self, secret: &[u8]) -> [u8; 32] {
        self.master().subkey(Purpose::RefreshSecret).mac(secret)
    }

    /// Whether the mark is this installation's.
    #[must_use = "an unread answer protects nothing"]
    pub fn is_marked(&self, secret: &[u8], mark: &[u8; 32]) -> bool {
        self.master().subkey(Purpose::RefreshSecret).verify(secret, mark)
    }
}
