//! Where sealed content lies: an address that tells nothing about it.

use std::fmt::{self, Write as _};
use std::str::FromStr;

/// The text is no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no object address: 64 hexadecimal digits in lower case are wanted")]
pub struct NoAddress;

/// The address of content: HMAC-SHA-256 of the plaintext under a key derived from its data key, written as 64 hex digits.
///
/// Equal content under one key has one address, so that storing it twice stores it once. Without the key nobody can test
/// whether a guessed content is there, nor see that two people hold the same file. [`crate::vault::DataKey::address`] makes it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address([u8; 32]);

impl Address {
    pub(super) const fn new(mac: [u8; 32]) -> Self {
        Self(mac)
    }

    /// Reads the 64 digits; the same as [`FromStr`].
    ///
    /// # Errors
    /// [`NoAddress`] for anything but 64 hex digits in lower case: one address has one spelling.
    pub fn parse(text: &str) -> Result<Self, NoAddress> {
        let mut bytes = [0; 32];
        unhex(text.as_bytes(), &mut bytes).ok_or(NoAddress)?;
        Ok(Self(bytes))
    }
}

impl FromStr for Address {
    type Err = NoAddress;

    fn from_str(text: &str) -> Result<Self, NoAddress> {
        Self::parse(text)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Address({self})")
    }
}

/// Lower-case hex digits. Not for key bytes: the text is not wiped.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Fills `out` from exactly twice as many lower-case hex digits.
pub(super) fn unhex(digits: &[u8], out: &mut [u8]) -> Option<()> {
    let digit = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    (digits.len() == out.len() * 2).then_some(())?;
    for (byte, pair) in out.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_spelling() {
        let text = "00ff".repeat(16);
        let address = Address::parse(&text).expect("64 digits");
        assert_eq!(address.to_string(), text);
        assert_eq!(text.parse(), Ok(address));
        for wrong in ["", "00", &text.to_uppercase(), &text[1..], &format!("{text}0"), &text.replace('f', "g")] {
            assert_eq!(Address::parse(wrong), Err(NoAddress), "{wrong}");
        }
        assert_eq!(Address::parse(&format!("../{}", &text[3..])), Err(NoAddress));
    }
}
