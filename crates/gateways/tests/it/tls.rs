//! L05: TLS 1.2 or newer, a trusted certificate, or nothing is sent.

use super::certificates::Authority;
use super::support::{config, counters, mail_to, mailer, seen};
use gateways::mail::{Kind, Login, MailError, Mailer, Secret, Security, SmtpConfig};
use testkit::{SmtpMode, SmtpOptions, SmtpServer};

fn secure(server: &SmtpServer, security: Security, authority: &Authority) -> SmtpConfig {
    let login = Login { user: "zusage".to_owned(), password: Secret::new("geheim".to_owned()) };
    SmtpConfig {
        host: "localhost".to_owned(),
        security,
        ca: Some(authority.file()),
        login: Some(login),
        ..config(server.port())
    }
}

fn with_login(options: SmtpOptions) -> SmtpOptions {
    SmtpOptions { login: Some(("zusage".to_owned(), "geheim".to_owned())), ..options }
}

/// The mail is refused by us, and the server heard neither of it nor of the login.
async fn nothing_is_sent(server: &SmtpServer, mailer: &Mailer, expected: MailError) {
    let error = mailer.send(&mail_to("erika@example.org")).await.expect_err("not over this connection");
    assert_eq!((error, error.kind()), (expected, Kind::Configuration));
    let commands = counters(server)["commands"].to_string();
    assert!(!commands.contains("MAIL") && !commands.contains("RCPT"), "{commands}");
    assert_eq!(counters(server)["taken"], 0);
}

#[tokio::test]
async fn starttls_and_tls_from_the_first_byte_work_with_an_own_authority() {
    let authority = Authority::for_host("localhost");
    for (mode, security) in [(SmtpMode::StartTls, Security::StartTls), (SmtpMode::Tls, Security::Tls)] {
        let server = SmtpServer::start(&with_login(authority.options(mode)));
        let mailer = mailer(secure(&server, security, &authority));
        mailer.send(&mail_to("erika@example.org")).await.expect("taken");
        mailer.send(&mail_to("erika@example.org")).await.expect("taken again");
        for received in server.wait_for(2) {
            let seen = seen(&received);
            assert!(matches!(seen["tls"].as_str(), Some("TLSv1.3" | "TLSv1.2")), "{}", seen["tls"]);
            assert_eq!((seen["login"].as_str(), seen["session"].as_u64()), (Some("zusage"), Some(1)));
        }
    }
}

#[tokio::test]
async fn a_server_without_starttls_gets_nothing() {
    let authority = Authority::for_host("localhost");
    let server = SmtpServer::start(&with_login(SmtpOptions::plain()));
    let mailer = mailer(secure(&server, Security::StartTls, &authority));
    nothing_is_sent(&server, &mailer, MailError::NoStartTls).await;
}

#[tokio::test]
async fn a_plain_server_behind_a_tls_port_gets_nothing() {
    let authority = Authority::for_host("localhost");
    let server = SmtpServer::start(&with_login(SmtpOptions::plain()));
    let mailer = mailer(secure(&server, Security::Tls, &authority));
    nothing_is_sent(&server, &mailer, MailError::NoTls).await;
}

#[tokio::test]
async fn a_certificate_of_somebody_else_gets_nothing() {
    let (authority, stranger) = (Authority::for_host("localhost"), Authority::for_host("localhost"));
    for (mode, security) in [(SmtpMode::StartTls, Security::StartTls), (SmtpMode::Tls, Security::Tls)] {
        let server = SmtpServer::start(&with_login(stranger.options(mode)));
        nothing_is_sent(&server, &mailer(secure(&server, security, &authority)), MailError::Untrusted).await;
        // Nor does the machine know the authority.
        let machine = SmtpConfig { ca: None, ..secure(&server, security, &authority) };
        nothing_is_sent(&server, &mailer(machine), MailError::Untrusted).await;
    }
}

#[tokio::test]
async fn a_self_signed_certificate_gets_nothing() {
    let authority = Authority::for_host("localhost");
    let own = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).expect("a certificate");
    let options = SmtpOptions::with_tls(SmtpMode::StartTls, own.cert.pem(), own.signing_key.serialize_pem());
    let server = SmtpServer::start(&with_login(options));
    let mailer = mailer(secure(&server, Security::StartTls, &authority));
    nothing_is_sent(&server, &mailer, MailError::Untrusted).await;
}

#[tokio::test]
async fn a_certificate_for_another_name_gets_nothing() {
    let authority = Authority::for_host("mail.example.org");
    let server = SmtpServer::start(&with_login(authority.options(SmtpMode::StartTls)));
    let mailer = mailer(secure(&server, Security::StartTls, &authority));
    nothing_is_sent(&server, &mailer, MailError::Untrusted).await;
}

// L05: TLS 1.2 at least.
#[tokio::test]
async fn tls_1_1_gets_nothing() {
    let authority = Authority::for_host("localhost");
    for (mode, security) in [(SmtpMode::StartTls, Security::StartTls), (SmtpMode::Tls, Security::Tls)] {
        let options = SmtpOptions { old: true, ..authority.options(mode) };
        let server = SmtpServer::start(&with_login(options));
        let mailer = mailer(secure(&server, security, &authority));
        nothing_is_sent(&server, &mailer, MailError::NoTls).await;
    }
}
