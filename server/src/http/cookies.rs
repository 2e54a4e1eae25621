//! The cookies that prove a sign-in, the one of a letter, and those of the way through a provider. `__Host-` (RFC 6265bis, 4.1.3.2): this host only, every path, never over
//! plain HTTP but on this machine.

use http::{HeaderMap, HeaderValue, header};

/// The signed proof of the last minutes.
pub(super) const ACCESS: &str = "__Host-at";
/// The secret that renews it.
pub(super) const RENEWAL: &str = "__Host-rt";
/// The letter whose birthday was proved.
pub(super) const LETTER: &str = "__Host-letter";

/// Name and password that were right, while the code is looked for.
pub(super) const SECOND: &str = "__Host-second";
/// The browser that set out to an organisation's provider.
pub(super) const SSO: &str = "__Host-sso";
/// The provider's identity that waits to be linked.
pub(super) const SSO_TICKET: &str = "__Host-sso-ticket";

/// As long as a token is good.
const ACCESS_SECONDS: u32 = 600;
/// As long as a sign-in lasts at most.
const RENEWAL_SECONDS: u32 = 30 * 24 * 60 * 60;

/// The value of the cookie `name`.
pub(super) fn read<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().split_once('=').filter(|(n, _)| *n == name).map(|(_, value)| value))
}

/// Sets a cookie that only this server reads.
pub(super) fn keep(headers: &mut HeaderMap, name: &str, value: &str, seconds: u32) {
    let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; Secure; SameSite=Lax");
    // Our own values are tokens and base64: always a header's text.
    if let Ok(value) = HeaderValue::from_str(&text) {
        headers.append(header::SET_COOKIE, value);
    }
}

/// Keeps a sign-in in the browser.
pub(super) fn sign_in(headers: &mut HeaderMap, access: &str, renewal: Option<&str>) {
    keep(headers, ACCESS, access, ACCESS_SECONDS);
    if let Some(renewal) = renewal {
        keep(headers, RENEWAL, renewal, RENEWAL_SECONDS);
    }
}

/// Takes the way through a provider out of the browser.
pub(super) fn forget_sso(headers: &mut HeaderMap) {
    keep(headers, SSO, "", 0);
    keep(headers, SSO_TICKET, "", 0);
}

/// Takes the sign-in out of the browser.
pub(super) fn sign_out(headers: &mut HeaderMap) {
    keep(headers, ACCESS, "", 0);
    keep(headers, RENEWAL, "", 0);
}

/// Whether an answer sets the sign-in itself.
pub(super) fn decided(headers: &HeaderMap) -> bool {
    headers.get_all(header::SET_COOKIE).iter().any(|value| value.as_bytes().starts_with(ACCESS.as_bytes()))
}
