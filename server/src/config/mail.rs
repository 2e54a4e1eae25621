//! How mails leave: not at all, into a folder, or to a server.

use super::{ConfigError, Secret};
use serde::Deserialize;
use std::fmt;
use std::path::PathBuf;

/// What stands under `[mail]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// Where mails go.
    pub kind: MailKind,
    /// The folder for `kind = "folder"`; `mail` in the working folder without it.
    pub folder: Option<PathBuf>,
    /// The server's name for `kind = "smtp"`.
    pub host: Option<String>,
    /// The server's port; the usual one of `security` without it.
    pub port: Option<u16>,
    /// How the way to the server is kept secret.
    pub security: MailSecurity,
    /// The user, where the server wants one.
    pub user: Option<String>,
    /// The user's password. The environment takes digits for a number and drops leading zeros: a file does not.
    pub password: Option<Secret>,
    /// A file that holds the password instead, and nothing else.
    pub password_file: Option<PathBuf>,
    /// A PEM file of the authorities to trust instead of the machine's.
    pub ca: Option<PathBuf>,
    /// The address from which mails come.
    pub from: Option<String>,
    /// The name beside it.
    pub name: String,
    /// How long connecting, and then sending, may take each.
    pub timeout_seconds: u64,
}

/// Where mails go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailKind {
    /// Nowhere.
    None,
    /// Each into a file.
    Folder,
    /// To a server.
    Smtp,
}

/// How the way to the server is kept secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MailSecurity {
    /// TLS after STARTTLS, or nothing is sent.
    #[serde(rename = "starttls")]
    StartTls,
    /// TLS from the first byte.
    Tls,
    /// None; the server is on this machine.
    PlainLoopback,
}

impl Default for Mail {
    fn default() -> Self {
        Self {
            kind: MailKind::None,
            folder: None,
            host: None,
            port: None,
            security: MailSecurity::StartTls,
            user: None,
            password: None,
            password_file: None,
            ca: None,
            from: None,
            name: "Zusage".to_owned(),
            timeout_seconds: 30,
        }
    }
}

impl Mail {
    /// The folder in force.
    pub fn folder(&self) -> PathBuf {
        self.folder.clone().unwrap_or_else(|| PathBuf::from("mail"))
    }

    pub(super) fn check(&self) -> Result<(), ConfigError> {
        let passwords = usize::from(self.password.is_some()) + usize::from(self.password_file.is_some());
        let problem = if self.kind == MailKind::Smtp && (self.host.is_none() || self.from.is_none()) {
            "mail.kind = \"smtp\" needs mail.host and mail.from"
        } else if passwords > 1 {
            "mail.password and mail.password_file are two ways to say one thing: choose one"
        } else if self.user.is_some() != (passwords == 1) {
            "mail.user and its password (mail.password_file or mail.password) go together"
        } else if self.ca.is_some() && self.security == MailSecurity::PlainLoopback {
            "mail.ca is of no use without TLS"
        } else if !(1..=600).contains(&self.timeout_seconds) {
            "mail.timeout_seconds must be between 1 and 600"
        } else {
            return Ok(());
        };
        Err(ConfigError::Mail(problem))
    }
}

/// In one line, as `zusage config check` says it.
impl fmt::Display for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = self.host.as_deref().unwrap_or_default();
        let security = match self.security {
            MailSecurity::StartTls => "STARTTLS",
            MailSecurity::Tls => "TLS",
            MailSecurity::PlainLoopback => "without TLS, on this machine",
        };
        let login = if self.user.is_some() { "with a login" } else { "without a login" };
        match self.kind {
            MailKind::None => f.write_str("none"),
            MailKind::Folder => write!(f, "files in {}", self.folder().display()),
            MailKind::Smtp => write!(f, "{host}, {security}, {login}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn smtp() -> Mail {
        let (host, from) = (Some("smtp.example.org".to_owned()), Some("zusage@example.org".to_owned()));
        Mail { kind: MailKind::Smtp, host, from, ..Mail::default() }
    }

    #[test]
    fn settings_that_do_not_fit_together_are_refused() {
        assert!(Mail::default().check().is_ok() && smtp().check().is_ok());
        let file = Some(PathBuf::from("smtp.key"));
        let user = Some("zusage".to_owned());
        assert!(Mail { user: user.clone(), password_file: file.clone(), ..smtp() }.check().is_ok());
        for bad in [
            Mail { host: None, ..smtp() },
            Mail { from: None, ..smtp() },
            Mail { user: user.clone(), ..smtp() },
            Mail { password_file: file, ..smtp() },
            Mail { timeout_seconds: 0, ..smtp() },
            Mail { ca: Some("ca.pem".into()), security: MailSecurity::PlainLoopback, ..smtp() },
        ] {
            assert!(matches!(bad.check(), Err(ConfigError::Mail(_))), "{bad:?}");
        }
    }

    #[test]
    fn one_line_says_where_mails_go_and_no_secret() {
        assert_eq!(Mail::default().to_string(), "none");
        assert_eq!(smtp().to_string(), "smtp.example.org, STARTTLS, without a login");
        assert_eq!(Mail { kind: MailKind::Folder, ..Mail::default() }.to_string(), "files in mail");
    }
}
