//! What can go wrong on the way, sorted by what can be done about it.

use std::io;

/// Who can do something about an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Time: try again later.
    Temporary,
    /// Nobody: this mail will not arrive; the address or the mail is refused.
    Permanent,
    /// The operator: no mail arrives until a setting, here or at the server, is put right. The mail is still good.
    Configuration,
}

/// Why a mail was not taken. Holds codes only: a server's words may repeat the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// A setting cannot work.
    #[error("mail: {0}")]
    Setting(&'static str),
    /// The server offers no STARTTLS, or somebody on the way hides it. Nothing was sent.
    #[error("the mail server offers no STARTTLS, so nothing was sent")]
    NoStartTls,
    /// The server's certificate is not trusted, expired or for another name. Nothing was sent.
    #[error("the mail server's certificate is not trusted, so nothing was sent")]
    Untrusted,
    /// The server speaks no TLS on this port, or only older than 1.2. Nothing was sent.
    #[error("no TLS 1.2 or newer could be agreed with the mail server, so nothing was sent")]
    NoTls,
    /// User and password are wrong, missing, or there is no way to say them. Nothing was sent.
    #[error("the mail server does not accept the login, so nothing was sent")]
    Login,
    /// The server talks to us or takes our sender's address not at all.
    #[error("the mail server refuses this client or its sender ({0})")]
    ClientRefused(u16),
    /// The server refuses the recipient or the message for good.
    #[error("the mail server refuses the mail ({0})")]
    Refused(u16),
    /// The server asks to come back later.
    #[error("the mail server puts the mail off ({0})")]
    PutOff(u16),
    /// The server cannot be reached, or the connection broke. If it broke after the last word, the mail may have arrived;
    /// the same identifier lets the recipient's server see that a second one is the same.
    #[error("the mail server cannot be reached, or the connection broke")]
    Unreachable,
    /// The server took too long; what is said about [`Self::Unreachable`] holds here too.
    #[error("the mail server took too long")]
    TimedOut,
    /// The folder takes no file.
    #[error("the folder of mails cannot be written: {0}")]
    Folder(io::ErrorKind),
    /// The mail could not be put into the form of a message. The types of its parts leave no known way to this.
    #[error("the mail could not be put together")]
    Malformed,
}

impl MailError {
    /// Who can do something about it.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::PutOff(_) | Self::Unreachable | Self::TimedOut | Self::Folder(_) => Kind::Temporary,
            Self::Refused(_) | Self::Malformed => Kind::Permanent,
            Self::Setting(_)
            | Self::NoStartTls
            | Self::Untrusted
            | Self::NoTls
            | Self::Login
            | Self::ClientRefused(_) => Kind::Configuration,
        }
    }
}
