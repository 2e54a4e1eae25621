//! Addresses of mail.

use std::fmt;
use std::str::FromStr;

/// The text is no address that mail can be sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no e-mail address")]
pub struct NoAddress;

/// The longest address that SMTP carries (RFC 5321, 4.5.3.1.3, less the angle brackets).
const LONGEST: usize = 254;

/// One address such as `a.person@example.org`. Not shown by `Debug`, and without `Display`, so that it ends in no log.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Address(lettre::Address);

impl Address {
    /// Takes the usual form only: ASCII, no quotes, no comments, a domain with a name. Domains with other letters come in
    /// their ASCII form (`xn--…`).
    ///
    /// # Errors
    /// [`NoAddress`]
    pub fn parse(text: &str) -> Result<Self, NoAddress> {
        let (local, domain) = text.rsplit_once('@').ok_or(NoAddress)?;
        let good = text.len() <= LONGEST && local.chars().all(is_local) && domain.chars().all(is_domain);
        if !good || !domain.contains('.') || domain.ends_with(|last: char| last.is_ascii_digit()) {
            return Err(NoAddress);
        }
        text.parse().map(Self).map_err(|_| NoAddress)
    }

    /// The address itself, for where it has to be stored or compared.
    pub fn as_str(&self) -> &str {
        self.0.as_ref()
    }

    /// What stands behind the `@`.
    pub fn domain(&self) -> &str {
        self.0.domain()
    }

    pub(super) fn lettre(&self) -> lettre::Address {
        self.0.clone()
    }
}

/// RFC 5322, 3.2.3: what may stand in an atom, and the dot between atoms.
fn is_local(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c)
}

fn is_domain(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '.'
}

impl FromStr for Address {
    type Err = NoAddress;

    fn from_str(text: &str) -> Result<Self, NoAddress> {
        Self::parse(text)
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_addresses_are_taken() {
        for good in ["a@b.de", "erika.muster+bav@mail.example.org", "o'neill@example.com", "a@xn--strae-oqa.de"] {
            assert_eq!(Address::parse(good).expect(good).as_str(), good);
        }
    }

    #[test]
    fn what_could_become_a_header_or_a_second_recipient_is_not() {
        for bad in [
            "",
            "a",
            "@b.de",
            "a@",
            "a@b",
            "a b@c.de",
            "a@b.de\r\nBcc: x@y.de",
            "a@b.de\n",
            " a@b.de",
            "a@b.de,c@d.de",
            "a@b.de;c@d.de",
            "A <a@b.de>",
            "<a@b.de>",
            "\"a b\"@c.de",
            "a(x)@b.de",
            "a@b@c.de",
            "a\0@b.de",
            "ä@b.de",
            "a@straße.de",
            "a@[127.0.0.1]",
            "a@127.0.0.1",
            ".a@b.de",
            "a..b@c.de",
            "a@-b.de",
            "a@b..de",
        ] {
            assert_eq!(Address::parse(bad), Err(NoAddress), "{bad:?}");
        }
        let long = format!("{}@{}.de", "a".repeat(60), "b.".repeat(120));
        assert_eq!(Address::parse(&long), Err(NoAddress));
    }

    #[test]
    fn an_address_does_not_show_itself() {
        let address = Address::parse("erika@example.org").expect("an address");
        assert_eq!(format!("{address:?}"), "Address(…)");
    }
}
