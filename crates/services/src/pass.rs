//! What a browser keeps between two steps of one task, signed so that nobody makes one up, and good for some minutes.

use crate::auth::{Auth, Proved};
use crate::invitations::Ticket;
use crate::{ServiceError, auth};
use domain::id::CommandKey;
use domain::{Ctx, System};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A letter whose birthday was proved in this browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterPass {
    /// The letter.
    pub ticket: Ticket,
    /// The birthday that was proved.
    pub birth: Date,
    /// The key of the command that opens the account: from two tabs it is carried out once.
    pub key: CommandKey,
}

#[derive(Serialize, Deserialize)]
struct Letter {
    link: Option<String>,
    code: Option<String>,
    birth: Date,
    key: CommandKey,
}

/// How long a step may take.
pub const MINUTES: i64 = 15;
const LETTER: &str = "letter";

/// Name and password that were right in this browser; a code of the second factor is still asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecondPass(pub Proved);

/// How long somebody looks for their phone.
pub const SECOND_MINUTES: i64 = 5;
const SECOND: &str = "second";

impl SecondPass {
    /// For the cookie.
    ///
    /// # Errors
    /// The signature could not be made.
    pub fn text(self, auth: &Auth, ctx: &Ctx<System>) -> Result<String, ServiceError> {
        auth::sign_step(auth, ctx, SECOND, SECOND_MINUTES, &self.0)
    }

    /// Reads a cookie; none for one that this installation did not sign, or too long ago.
    pub fn read(auth: &Auth, ctx: &Ctx<System>, text: &str) -> Option<Self> {
        auth::read_step(auth, ctx, SECOND, text).map(Self)
    }
}

impl LetterPass {
    /// For the cookie.
    ///
    /// # Errors
    /// The signature could not be made.
    pub fn text(&self, auth: &Auth, ctx: &Ctx<System>) -> Result<String, ServiceError> {
        let (link, code) = match &self.ticket {
            Ticket::Link(link) => (Some(link.text()), None),
            Ticket::Code(code) => (None, Some(code.printed())),
        };
        auth::sign_step(auth, ctx, LETTER, MINUTES, &Letter { link, code, birth: self.birth, key: self.key })
    }

    /// Reads a cookie; none for one that this installation did not sign, or too long ago.
    pub fn read(auth: &Auth, ctx: &Ctx<System>, text: &str) -> Option<Self> {
        let letter: Letter = auth::read_step(auth, ctx, LETTER, text)?;
        let ticket = match (letter.link, letter.code) {
            (Some(link), None) => Ticket::Link(link.parse().ok()?),
            (None, Some(code)) => Ticket::Code(code.parse().ok()?),
            _ => return None,
        };
        Some(Self { ticket, birth: letter.birth, key: letter.key })
    }
}
