//! Deep links.

/// The text is no link that may stand in a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a link in a mail begins with https:// (or http://localhost), names a host and holds no blanks or quotes")]
pub struct BadLink;

/// Far below the 998 bytes of a line of mail.
const LONGEST: usize = 500;

/// An address inside Zusage. It may hold a secret of an invitation, so `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// Takes a link.
    ///
    /// # Errors
    /// [`BadLink`]
    pub fn parse(text: &str) -> Result<Self, BadLink> {
        let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte));
        let secure = text.strip_prefix("https://");
        let local = text.strip_prefix("http://").filter(|rest| is_this_machine(authority(rest)));
        let host = secure.or(local).map(authority).unwrap_or_default();
        if !plain || text.len() > LONGEST || host.is_empty() || host.starts_with(':') || host.contains('@') {
            return Err(BadLink);
        }
        Ok(Self(text.to_owned()))
    }

    /// The link.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What stands before the path.
fn authority(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

fn is_this_machine(authority: &str) -> bool {
    authority == "localhost" || authority.starts_with("localhost:")
}

impl std::fmt::Debug for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Link(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_secure_or_of_this_machine() {
        for good in ["https://bav.example.org/s/abc?x=1&y=2#z", "http://localhost:3000/s/a", "http://localhost"] {
            assert_eq!(Link::parse(good).expect(good).as_str(), good);
        }
        for bad in [
            "",
            "bav.example.org",
            "http://bav.example.org/",
            "http://localhost.example.org/",
            "https://",
            "https:///path",
            "https://:443/",
            "https://bav.example.org@evil.example/",
            "https://a.de/ b",
            "https://a.de/\r\nBcc: x@y.de",
            "https://a.de/\"onclick",
            "https://a.de/<b>",
            "javascript:alert(1)",
            "https://ä.de/",
        ] {
            assert_eq!(Link::parse(bad), Err(BadLink), "{bad:?}");
        }
        assert_eq!(Link::parse(&format!("https://a.de/{}", "x".repeat(500))), Err(BadLink));
    }
}
