//! The address that names a provider.

use super::address;
use reqwest::Url;
use std::fmt;
use std::net::IpAddr;

const LONGEST: usize = 500;

/// Which machines may be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    /// Public ones over TLS: the product.
    Public,
    /// This machine too, without TLS: the demo and tests.
    PublicAndLoopback,
}

/// A provider's address, as it names itself: kept letter by letter, since tokens are compared with it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Issuer(String);

/// The text is no address of a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a provider is named by an https address without user, query and fragment")]
pub struct NoIssuer;

impl Issuer {
    /// Reads an issuer (OpenID Connect Discovery 1.0, 3).
    ///
    /// # Errors
    /// [`NoIssuer`] for anything but an https address, and for one that names a machine that may not be asked. A name is looked up
    /// at each connection, not here.
    pub fn parse(text: &str, network: Network) -> Result<Self, NoIssuer> {
        let url = Url::parse(text).map_err(|_| NoIssuer)?;
        let bare = url.query().is_none() && url.fragment().is_none();
        let good = text.len() <= LONGEST && !text.contains(char::is_whitespace) && bare && is_allowed(&url, network);
        if good { Ok(Self(text.to_owned())) } else { Err(NoIssuer) }
    }

    /// As it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Issuer({})", self.0)
    }
}

/// Whether an address may be asked, as far as it tells without a look-up.
pub(super) fn is_allowed(url: &Url, network: Network) -> bool {
    let loopback = network == Network::PublicAndLoopback && is_loopback(url);
    let scheme = url.scheme() == "https" || (loopback && url.scheme() == "http");
    let nobody = url.username().is_empty() && url.password().is_none();
    let host = url.domain().is_some() || loopback || ip(url).is_some_and(address::is_public);
    scheme && nobody && host
}

fn is_loopback(url: &Url) -> bool {
    url.domain() == Some("localhost") || ip(url).is_some_and(|ip| ip.is_loopback())
}

/// The host, if it is no name. The parser has brought every way of writing an IPv4 address into one.
fn ip(url: &Url) -> Option<IpAddr> {
    url.host_str()?.trim_matches(['[', ']']).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issuer_is_an_https_address() {
        for good in ["https://login.example.de", "https://login.example.de/realms/zusage", "https://1.1.1.1:8443/a/"] {
            assert_eq!(Issuer::parse(good, Network::Public).map(|issuer| issuer.0), Ok(good.to_owned()));
        }
        for bad in [
            "",
            "login.example.de",
            "http://login.example.de",
            "ftp://login.example.de",
            "file:///etc/passwd",
            "https://user@login.example.de",
            "https://user:secret@login.example.de",
            "https://login.example.de/?a=b",
            "https://login.example.de/#a",
            " https://login.example.de",
            "https://login.example.de/a\nb",
            "https://127.0.0.1",
            "https://0x7f.1",
            "https://2130706433",
            "https://10.0.0.7",
            "https://169.254.169.254/latest",
            "https://[::1]",
            "https://[::ffff:10.0.0.7]",
            "http://127.0.0.1:4000",
            &format!("https://a.de/{}", "a".repeat(500)),
        ] {
            assert_eq!(Issuer::parse(bad, Network::Public), Err(NoIssuer), "{bad}");
        }
    }

    #[test]
    fn loopback_is_for_demo_and_tests_only() {
        for local in ["http://127.0.0.1:4000", "http://localhost:4000", "http://[::1]:4000", "https://127.0.0.1"] {
            assert!(Issuer::parse(local, Network::PublicAndLoopback).is_ok(), "{local}");
        }
        for bad in ["http://10.0.0.7", "http://login.example.de", "https://10.0.0.7", "http://localhost.example.de"] {
            assert_eq!(Issuer::parse(bad, Network::PublicAndLoopback), Err(NoIssuer), "{bad}");
        }
    }
}
