//! Whom to call, as they typed it into a form that anybody can send.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The text cannot be what it should be. It repeats nothing of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this cannot be used to reach somebody")]
pub struct NoContact;

/// A text that is only made by reading one; never shown in logs.
macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $read:path) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// As it is shown.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl FromStr for $name {
            type Err = NoContact;

            fn from_str(text: &str) -> Result<Self, NoContact> {
                $read(text).map(Self).ok_or(NoContact)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

text! {
    /// A name: up to 200 characters in one line.
    Line, line
}
text! {
    /// An e-mail address, as far as its form tells.
    Email, email
}
text! {
    /// A telephone number: 6 to 15 digits, and what people put between them.
    Phone, phone
}
text! {
    /// What somebody wants to say: up to 1000 characters in some lines.
    Message, message
}

/// Whom to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The company.
    pub company: Line,
    /// Who asks.
    pub name: Line,
    /// Where to write.
    pub email: Option<Email>,
    /// Where to call.
    pub phone: Option<Phone>,
    /// What they want to say.
    pub message: Option<Message>,
}

impl Contact {
    /// Whether there is a way to them.
    pub const fn can_be_reached(&self) -> bool {
        self.email.is_some() || self.phone.is_some()
    }
}

fn line(text: &str) -> Option<String> {
    let text = text.trim();
    let good = (1..=200).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    good.then(|| text.to_owned())
}

/// `name@host.tld`. Whether somebody reads it, only a mail would tell.
fn email(text: &str) -> Option<String> {
    let text = text.trim();
    let (name, host) = text.rsplit_once('@')?;
    let in_name = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let in_part = |part: &str| {
        !part.is_empty() && !part.starts_with('-') && part.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let good = text.len() <= 254
        && (1..=64).contains(&name.len())
        && name.chars().all(in_name)
        && host.contains('.')
        && host.split('.').all(in_part);
    good.then(|| text.to_owned())
}

fn phone(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let known = |c: char| c.is_ascii_digit() || " ()/-.".contains(c);
    let good =
        (6..=15).contains(&digits) && text.len() <= 40 && text.strip_prefix('+').unwrap_or(text).chars().all(known);
    good.then(|| text.to_owned())
}

/// Browsers send the ends of lines as two characters, and count one.
fn message(text: &str) -> Option<String> {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    let plain = text.chars().all(|c| !c.is_control() || c == '\n');
    (plain && (1..=1_000).contains(&text.chars().count())).then(|| text.to_owned())
}
