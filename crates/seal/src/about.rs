//! What a seal says of itself.

use crate::{problem::Unsealable, time};
use jiff::Timestamp;

const LONGEST_TEXT: usize = 200;
const LONGEST_FIELD: usize = 64;

/// What a seal says of itself: claims of whoever seals, covered by the signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The name of the field, such as `Seal1`; each in a file needs another one.
    pub field: String,
    /// Who seals.
    pub name: String,
    /// Why; it is also what a screen reader says of the field.
    pub reason: String,
    /// When, to the second.
    pub made: Timestamp,
    /// How many bytes are kept for signature, certificates and time stamp: [`About::ROOM`] unless they are unusually long.
    pub room: usize,
}

impl About {
    /// Enough for our own authority, or three certificates with RSA, and a time stamp with its certificates.
    pub const ROOM: usize = 12_000;

    /// A seal with the usual room. Parts of the second are dropped.
    #[must_use]
    pub fn new(field: &str, name: &str, reason: &str, made: Timestamp) -> Self {
        let made = Timestamp::from_second(made.as_second()).unwrap_or(made);
        Self { field: field.to_owned(), name: name.to_owned(), reason: reason.to_owned(), made, room: Self::ROOM }
    }

    /// Checks every field and gives the moment's digits.
    pub(crate) fn check(&self) -> Result<String, Unsealable> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if self.field.is_empty() || self.field.len() > LONGEST_FIELD || !self.field.bytes().all(is_plain) {
            return Err(Unsealable::FieldName);
        }
        let fits = |text: &str| {
            !text.is_empty() && text.chars().count() <= LONGEST_TEXT && !text.chars().any(char::is_control)
        };
        if !fits(&self.name) || !fits(&self.reason) {
            return Err(Unsealable::Text);
        }
        if !(4_096..=32_768).contains(&self.room) {
            return Err(Unsealable::Room);
        }
        time::digits(self.made).ok_or(Unsealable::Moment)
    }
}
