//! Nothing about a person or a message ends in a log or an error.

use super::certificates::Authority;
use super::support::{config, mail_to, mailer};
use gateways::mail::{Login, Secret, Security, SmtpConfig};
use std::io::Write;
use std::sync::{Arc, Mutex};
use testkit::{SmtpMode, SmtpOptions, SmtpServer};
use tracing_subscriber::fmt::MakeWriter;

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no panic").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Lines {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn at_the_most_talkative_setting_no_address_no_word_and_no_password_is_logged() {
    let lines = Lines::default();
    let subscriber =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(lines.clone()).finish();
    let _logging = tracing::subscriber::set_default(subscriber);
    tracing::info!("this is seen");

    let authority = Authority::for_host("localhost");
    let login = Some(("zusage".to_owned(), "streng-geheim".to_owned()));
    let server = SmtpServer::start(&SmtpOptions { login, ..authority.options(SmtpMode::StartTls) });
    let mailer = mailer(SmtpConfig {
        host: "localhost".to_owned(),
        security: Security::StartTls,
        ca: Some(authority.file()),
        login: Some(Login { user: "zusage".to_owned(), password: Secret::new("streng-geheim".to_owned()) }),
        ..config(server.port())
    });
    let mail = mail_to("erika@example.org");
    mailer.send(&mail).await.expect("taken");
    let error = mailer.send(&mail_to("reply-550@example.org")).await.expect_err("refused");

    let said = String::from_utf8(lines.0.lock().expect("no panic").clone()).expect("text");
    assert!(said.contains("this is seen"));
    let said = format!("{said} {error} {error:?} {mailer:?} {mail:?}");
    for secret in ["erika", "reply-550", "example.org/s/", "wartet", "streng-geheim", "AHp1c2FnZQ"] {
        assert!(!said.contains(secret), "{secret} in {said}");
    }
}
