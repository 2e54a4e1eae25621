//! What a server's answer means at each step of the conversation.

use crate::mail::MailError;
use lettre::transport::smtp::Error;
use std::error::Error as _;
use std::io;

/// Its answer to our arrival: the TCP connection, TLS from the first byte, greeting, EHLO.
pub(super) fn to_greeting(error: &Error) -> MailError {
    refusal(error).map_or_else(|| broken(error), |code| put_off_or(code, MailError::ClientRefused(code)))
}

/// Its answer to STARTTLS and the handshake.
pub(super) fn to_starttls(error: &Error) -> MailError {
    refusal(error).map_or_else(|| broken(error), |code| put_off_or(code, MailError::NoStartTls))
}

/// Its answer to user and password. An error of our own side says that there is no way to tell them.
pub(super) fn to_login(error: &Error) -> MailError {
    match refusal(error) {
        Some(code) => put_off_or(code, MailError::Login),
        None if error.is_client() => MailError::Login,
        None => broken(error),
    }
}

/// Its answer to the sender's address, which is the same for every mail.
pub(super) fn to_sender(error: &Error) -> MailError {
    refusal(error).map_or_else(|| broken(error), |code| put_off_or(code, of_client(code)))
}

/// Its answer to the recipient or the message.
pub(super) fn to_mail(error: &Error) -> MailError {
    let Some(code) = refusal(error) else { return broken(error) };
    let for_good = if is_login(code) { MailError::Login } else { MailError::Refused(code) };
    put_off_or(code, for_good)
}

/// What concerns every mail from here.
fn of_client(code: u16) -> MailError {
    if is_login(code) { MailError::Login } else { MailError::ClientRefused(code) }
}

/// RFC 4954: a login is wanted, another mechanism, or was refused.
fn is_login(code: u16) -> bool {
    matches!(code, 530 | 534 | 535 | 538)
}

fn put_off_or(code: u16, for_good: MailError) -> MailError {
    if code < 500 { MailError::PutOff(code) } else { for_good }
}

/// The code of a refusal: 4xx or 5xx.
fn refusal(error: &Error) -> Option<u16> {
    error.status()?.to_string().parse().ok()
}

/// No answer, or none that could be read.
fn broken(error: &Error) -> MailError {
    match handshake(error) {
        Some(rustls::Error::InvalidCertificate(_)) => MailError::Untrusted,
        Some(_) => MailError::NoTls,
        None if error.is_timeout() => MailError::TimedOut,
        None => MailError::Unreachable,
    }
}

/// What TLS has to say: it lies inside an I/O error some layers down.
fn handshake(error: &Error) -> Option<&rustls::Error> {
    let mut cause = error.source();
    while let Some(layer) = cause {
        let inside = layer.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        if let Some(said) = inside.and_then(|inside| inside.downcast_ref()) {
            return Some(said);
        }
        cause = layer.source();
    }
    None
}
