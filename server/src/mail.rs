//! Makes the mailer that the configuration names.

use crate::config::{Mail, MailKind, MailSecurity};
use gateways::mail::{
    Address, Delivery, Login, MailError, Mailer, MailerConfig, Name, Secret, Security, Sender, SmtpConfig,
};
use std::path::PathBuf;
use std::time::Duration;

/// For a folder nobody has to own an address; this one belongs to nobody for ever (RFC 2606).
const NOBODY: &str = "zusage@zusage.invalid";

/// Why there is no mailer. The values are the operator's own.
#[derive(Debug, thiserror::Error)]
pub enum NoMailer {
    /// `mail.from` is no address.
    #[error("mail.from is no e-mail address")]
    From,
    /// `mail.name` cannot stand beside the address.
    #[error("mail.name cannot be used: {0}")]
    Name(#[from] gateways::mail::BadLine),
    /// The password's file cannot be read, or is empty.
    #[error("mail.password_file {} {problem}", path.display())]
    Password {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// The gateway refuses the settings.
    #[error(transparent)]
    Settings(#[from] MailError),
}

/// The mailer, or nothing where no mail leaves. Connects to nobody and writes nothing.
///
/// # Errors
/// [`NoMailer`], in a sentence for the operator.
pub fn open(mail: &Mail) -> Result<Option<Mailer>, NoMailer> {
    let delivery = match mail.kind {
        MailKind::None => return Ok(None),
        MailKind::Folder => Delivery::Folder(mail.folder()),
        MailKind::Smtp => Delivery::Smtp(smtp(mail)?),
    };
    let address = Address::parse(mail.from.as_deref().unwrap_or(NOBODY)).map_err(|_| NoMailer::From)?;
    let sender = Sender { address, name: Name::parse(&mail.name)? };
    Ok(Some(Mailer::open(&MailerConfig { sender, delivery })?))
}

fn smtp(mail: &Mail) -> Result<SmtpConfig, NoMailer> {
    let security = match mail.security {
        MailSecurity::StartTls => Security::StartTls,
        MailSecurity::Tls => Security::Tls,
        MailSecurity::PlainLoopback => Security::PlainLoopback,
    };
    Ok(SmtpConfig {
        host: mail.host.clone().unwrap_or_default(),
        port: mail.port.unwrap_or(security.port()),
        security,
        login: login(mail)?,
        ca: mail.ca.clone(),
        timeout: Duration::from_secs(mail.timeout_seconds),
    })
}

fn login(mail: &Mail) -> Result<Option<Login>, NoMailer> {
    let Some(user) = mail.user.clone() else { return Ok(None) };
    let password = match (&mail.password, &mail.password_file) {
        (Some(password), _) => password.reveal().to_owned(),
        (None, Some(path)) => password_in(path)?,
        (None, None) => return Ok(None),
    };
    Ok(Some(Login { user, password: Secret::new(password) }))
}

/// The file's only line; the line break with which editors end a file is no part of the password.
fn password_in(path: &PathBuf) -> Result<String, NoMailer> {
    let wrong = |problem: String| NoMailer::Password { path: path.clone(), problem };
    let text = std::fs::read_to_string(path).map_err(|error| wrong(format!("cannot be read: {error}")))?;
    let line = text.trim_end_matches(['\r', '\n']);
    if line.is_empty() || line.contains(['\r', '\n']) {
        return Err(wrong("must hold the password in one line".to_owned()));
    }
    Ok(line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::time::Timestamp;
    use gateways::mail::{Language, Link, Template};
    use testkit::Folder;
    use uuid::Uuid;

    fn smtp() -> Mail {
        let (host, from) = (Some("localhost".to_owned()), Some("zusage@example.org".to_owned()));
        Mail { kind: MailKind::Smtp, host, from, ..Mail::default() }
    }

    #[test]
    fn nothing_configured_is_no_mailer() {
        assert!(open(&Mail::default()).expect("that is allowed").is_none());
    }

    #[tokio::test]
    async fn a_folder_takes_mails_without_further_settings() {
        let folder = Folder::new();
        let mail = Mail { kind: MailKind::Folder, folder: Some(folder.file("mail")), ..Mail::default() };
        let mailer = open(&mail).expect("good settings").expect("a mailer");
        let link = Link::parse("http://localhost:3000/home").expect("a link");
        let to = Address::parse("erika@example.org").expect("an address");
        let (id, date) = (Uuid::from_u128(1), Timestamp::from_microsecond(0));
        let template = Template::MessageWaiting { link };
        let mail = gateways::mail::Mail::from_template(id, date, to, Language::Da, &template).expect("a template");
        mailer.send(&mail).await.expect("written");
        let text = std::fs::read_to_string(folder.file("mail").join(format!("{id}.eml"))).expect("a file");
        assert!(text.contains("From: Zusage <zusage@zusage.invalid>"), "{text}");
    }

    #[test]
    fn a_server_with_login_is_made_and_wrong_settings_are_named() {
        let folder = Folder::new();
        std::fs::write(folder.file("key"), "geheim\n").expect("ours");
        std::fs::write(folder.file("empty"), "\n").expect("ours");
        let with =
            |file: &str| Mail { user: Some("zusage".to_owned()), password_file: Some(folder.file(file)), ..smtp() };
        assert!(open(&with("key")).expect("good settings").is_some());
        let login = login(&with("key")).expect("a file").expect("a login");
        assert!(!format!("{login:?}").contains("geheim"));
        assert_eq!(password_in(&folder.file("key")).expect("a password"), "geheim");
        for (bad, says) in [
            (with("missing"), "password_file"),
            (with("empty"), "password_file"),
            (Mail { from: Some("Zusage".to_owned()), ..smtp() }, "mail.from"),
            (Mail { name: "Zusage\nBcc: x".to_owned(), ..smtp() }, "mail.name"),
            (Mail { ca: Some(folder.file("none.pem")), ..smtp() }, "PEM"),
            (
                Mail { host: Some("mail.example.org".to_owned()), security: MailSecurity::PlainLoopback, ..smtp() },
                "on this machine only",
            ),
        ] {
            let error = open(&bad).expect_err(says).to_string();
            assert!(error.contains(says), "{error}");
        }
    }
}
