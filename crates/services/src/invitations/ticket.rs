//! What a letter shows of itself: the link in its square, the code to type.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;

/// Crockford's alphabet: nothing in it is mistaken for another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The code of a letter as it is typed: eight letters and digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(pub(super) String);

/// The text is no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a code has eight letters and digits")]
pub struct NoCode;

impl Code {
    pub(super) fn of(random: [u8; 5]) -> Self {
        let bits = random.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
        let letters = (0..8).rev().filter_map(|place| {
            let index = usize::try_from(bits >> (5 * place) & 31).ok()?;
            ALPHABET.get(index).copied().map(char::from)
        });
        Self(letters.collect())
    }

    /// In groups of four, as it is printed.
    pub fn printed(&self) -> String {
        let (first, second) = self.0.split_at(4);
        format!("{first} {second}")
    }
}

impl FromStr for Code {
    type Err = NoCode;

    /// Reads what people make of it: small letters, blanks, hyphens, O for 0, I and L for 1.
    fn from_str(text: &str) -> Result<Self, NoCode> {
        let letters = text.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        });
        let code: String = letters.take(9).collect();
        let good = code.len() == 8 && code.bytes().all(|byte| ALPHABET.contains(&byte));
        if good { Ok(Self(code)) } else { Err(NoCode) }
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

/// The secret part of a link: 128 random bits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct LinkSecret([u8; 16]);

impl LinkSecret {
    pub(crate) const fn new(random: [u8; 16]) -> Self {
        Self(random)
    }

    /// For the address.
    pub fn text(self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    pub(crate) fn hash(self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl FromStr for LinkSecret {
    type Err = NoCode;

    fn from_str(text: &str) -> Result<Self, NoCode> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| NoCode)?;
        bytes.try_into().map(Self).map_err(|_| NoCode)
    }
}

impl fmt::Debug for LinkSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkSecret(…)")
    }
}

/// How somebody shows a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ticket {
    /// Scanned.
    Link(LinkSecret),
    /// Typed.
    Code(Code),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = Code::of([0xff, 0x00, 0x84, 0x21, 0x0f]);
        assert_eq!(code.printed(), "ZW08 888F");
        let printed = code.printed();
        for typed in [printed.clone(), printed.to_lowercase(), printed.replace(' ', "-"), format!(" {printed} ")] {
            assert_eq!(typed.parse(), Ok(code.clone()), "{typed}");
        }
        assert_eq!("OIL0 1234".parse::<Code>().map(|code| code.0), Ok("01101234".to_owned()));
        for bad in ["", "K7MX 4RP", "K7MX 4RPTT", "K7MX 4RPU", "K7MX 4RP!", &"A".repeat(1_000)] {
            assert_eq!(bad.parse::<Code>(), Err(NoCode), "{bad}");
        }
    }

    #[test]
    fn secrets_are_never_shown() {
        let (link, code) = (LinkSecret([9; 16]), Code::of([9; 5]));
        assert_eq!(link.text().parse(), Ok(link));
        assert!(!format!("{link:?} {code:?}").contains(&link.text()) && !format!("{code:?}").contains(&code.0));
    }
}
