//! Where a browser goes after a sign-in: a page of ours.

use std::convert::Infallible;
use std::str::FromStr;

const LONGEST: usize = 500;
const HOME: &str = "/";

/// A path within this site. What is none becomes the first page, so that no link of a stranger leads elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnPath(String);

impl ReturnPath {
    /// With its query.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for ReturnPath {
    fn default() -> Self {
        Self(HOME.to_owned())
    }
}

impl FromStr for ReturnPath {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        // Browsers read a backslash as a slash, two slashes as a host, and overlook tabs and line ends.
        let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        let local = text.starts_with('/') && !text.starts_with("//");
        Ok(if plain && local && text.len() <= LONGEST { Self(text.to_owned()) } else { Self::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_on_this_site() {
        let path = |text: &str| text.parse::<ReturnPath>().map(|path| path.0);
        for good in ["/", "/desk/muster/people?page=2", "/o/x#a", "/a//b"] {
            assert_eq!(path(good), Ok(good.to_owned()));
        }
        for bad in [
            "",
            "desk",
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\t/evil.example",
            "/a\r\nSet-Cookie: a=b",
            "https://evil.example",
            "javascript:alert(1)",
            "/ü",
            &format!("/{}", "a".repeat(500)),
        ] {
            assert_eq!(path(bad), Ok("/".to_owned()), "{bad}");
        }
    }
}
