//! For which site passkeys are made.

use webauthn_rs::prelude::Url;
use webauthn_rs::{Webauthn, WebauthnBuilder};

/// The name that authenticators show.
const NAME: &str = "Zusage";

/// Why a site can have no passkeys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoPasskeys {
    /// The text is no address of a site.
    #[error("this is no address of a site")]
    Address,
    /// Passkeys are bound to a name, never to an IP address.
    #[error("passkeys need a host name, not an IP address")]
    Ip,
    /// Browsers offer passkeys over HTTPS only, and on this very machine.
    #[error("passkeys need HTTPS, but for localhost")]
    Insecure,
}

/// The party that relies on the passkeys: the origin of this address alone, with its host as the identifier.
pub(super) fn party(public_url: &str) -> Result<Webauthn, NoPasskeys> {
    let url = Url::parse(public_url).map_err(|_| NoPasskeys::Address)?;
    let secure = match url.scheme() {
        "https" => true,
        "http" => false,
        _ => return Err(NoPasskeys::Address),
    };
    let host = url.domain().ok_or(NoPasskeys::Ip)?;
    let here = host == "localhost" || host.ends_with(".localhost");
    if !secure && !here {
        return Err(NoPasskeys::Insecure);
    }
    let builder = WebauthnBuilder::new(host, &url).map_err(|_| NoPasskeys::Address)?;
    builder.rp_name(NAME).timeout(super::ticket::LIFE).build().map_err(|_| NoPasskeys::Address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_has_a_name_and_https() {
        let judged = |url: &str| party(url).map(|_| ());
        for good in
            ["https://zusage.example", "https://zusage.example:8443/", "http://localhost:3000", "http://a.localhost"]
        {
            assert_eq!(judged(good), Ok(()), "{good}");
        }
        for ip in ["https://192.0.2.7", "http://127.0.0.1:3000", "https://[2001:db8::1]:3000"] {
            assert_eq!(judged(ip), Err(NoPasskeys::Ip), "{ip}");
        }
        assert_eq!(judged("http://zusage.example"), Err(NoPasskeys::Insecure));
        for bad in ["", "zusage.example", "ftp://zusage.example", "https://", "data:,x"] {
            assert_eq!(judged(bad), Err(NoPasskeys::Address), "{bad}");
        }
    }
}
