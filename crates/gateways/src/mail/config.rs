//! Where mails go and from whom they come.

use super::{Address, Name};
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;
use zeroize::Zeroizing;

/// A text that is shown nowhere and wiped when dropped.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes a secret, usually from a file or the environment.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Everything that a [`super::Mailer`] is told.
#[derive(Debug, Clone)]
pub struct MailerConfig {
    /// From whom mails come.
    pub sender: Sender,
    /// Where they go.
    pub delivery: Delivery,
}

/// From whom mails come; reports about mails that did not arrive go there too.
#[derive(Debug, Clone)]
pub struct Sender {
    /// The address.
    pub address: Address,
    /// The name beside it.
    pub name: Name,
}

/// Where mails go.
#[derive(Debug, Clone)]
pub enum Delivery {
    /// Into a folder (mode 0700), a file `<id>.eml` each: for the demo and for tests.
    Folder(PathBuf),
    /// To a server.
    Smtp(SmtpConfig),
}

/// A server that takes mails and passes them on.
#[derive(Debug, Clone)]
pub struct SmtpConfig {
    /// Its name; the certificate must be for it.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the way to it is kept secret.
    pub security: Security,
    /// User and password, where the server wants them.
    pub login: Option<Login>,
    /// A PEM file of the authorities to trust instead of the machine's.
    pub ca: Option<PathBuf>,
    /// How long connecting, and then sending, may take each.
    pub timeout: Duration,
}

/// How the way to the server is kept secret. TLS means 1.2 or newer and a certificate that is trusted; there is no way to
/// have less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte (RFC 8314 prefers it); usual on port 465.
    Tls,
    /// TLS before anything is said about a mail, else nothing is sent; usual on port 587.
    StartTls,
    /// None, for a server on this machine only (`localhost`, 127.0.0.0/8, `::1`).
    PlainLoopback,
}

impl Security {
    /// The usual port.
    pub const fn port(self) -> u16 {
        match self {
            Self::Tls => 465,
            Self::StartTls => 587,
            Self::PlainLoopback => 25,
        }
    }
}

/// User and password.
#[derive(Debug, Clone)]
pub struct Login {
    /// The user.
    pub user: String,
    /// The password.
    pub password: Secret,
}
