//! What a server's answers mean, and what happens to the connection after them.

use super::support::{config, counters, mail_to, mailer, plain, seen, sender};
use gateways::mail::{Delivery, Kind, Login, MailError, Mailer, MailerConfig, Secret, Sender, SmtpConfig};
use std::time::Duration;
use testkit::{SmtpOptions, SmtpServer, free_port};

#[tokio::test]
async fn a_server_that_is_down_is_a_temporary_error() {
    let error = mailer(config(free_port())).send(&mail_to("a@example.org")).await.expect_err("nobody listens");
    assert_eq!((error, error.kind()), (MailError::Unreachable, Kind::Temporary));
}

#[tokio::test]
async fn refusals_are_sorted_and_do_not_spoil_the_next_mail() {
    let server = SmtpServer::start(&SmtpOptions::plain());
    let mailer = plain(&server);
    for (code, error, kind) in [
        (550, MailError::Refused(550), Kind::Permanent),
        (451, MailError::PutOff(451), Kind::Temporary),
        (421, MailError::PutOff(421), Kind::Temporary),
        (554, MailError::Refused(554), Kind::Permanent),
        (530, MailError::Login, Kind::Configuration),
    ] {
        let found = mailer.send(&mail_to(&format!("reply-{code}@example.org"))).await.expect_err("refused");
        assert_eq!((found, found.kind()), (error, kind));
        assert!(!found.to_string().contains("example.org"), "{found}");
        mailer.send(&mail_to("erika@example.org")).await.expect("the next one is taken");
    }
    assert_eq!(server.wait_for(5).len(), 5);
}

#[tokio::test]
async fn a_refused_sender_is_the_operators_and_no_mail_is_given_up() {
    let server = SmtpServer::start(&SmtpOptions::plain());
    let address = super::support::address("reply-553@example.org");
    let delivery = Delivery::Smtp(config(server.port()));
    let mailer = Mailer::open(&MailerConfig { sender: Sender { address, ..sender() }, delivery }).expect("good");
    let error = mailer.send(&mail_to("erika@example.org")).await.expect_err("not from there");
    assert_eq!((error, error.kind()), (MailError::ClientRefused(553), Kind::Configuration));
}

#[tokio::test]
async fn a_slow_server_times_out_and_its_late_answer_is_for_nobody() {
    let server = SmtpServer::start(&SmtpOptions::plain());
    let smtp = SmtpConfig { timeout: Duration::from_millis(500), ..config(server.port()) };
    let mailer = mailer(smtp);
    mailer.send(&mail_to("first@example.org")).await.expect("taken");
    let error = mailer.send(&mail_to("slow-1500@example.org")).await.expect_err("too slow");
    assert_eq!((error, error.kind()), (MailError::TimedOut, Kind::Temporary));
    // Were the connection used again, the late "250" of the slow recipient would be read as the answer to these.
    let refused = mailer.send(&mail_to("reply-550@example.org")).await.expect_err("refused");
    assert_eq!(refused, MailError::Refused(550));
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let refused = mailer.send(&mail_to("reply-550@example.org")).await.expect_err("refused");
    assert_eq!(refused, MailError::Refused(550));
    let taken: Vec<_> = server.wait_for(1).iter().map(|one| seen(one)["to"][0].clone()).collect();
    assert_eq!(taken, ["first@example.org"]);
}

#[tokio::test]
async fn a_mail_that_nobody_waits_for_any_more_takes_its_connection_along() {
    let server = SmtpServer::start(&SmtpOptions::plain());
    let mailer = plain(&server);
    let slow = mail_to("slow-1000@example.org");
    let given_up = tokio::time::timeout(Duration::from_millis(300), mailer.send(&slow)).await;
    assert!(given_up.is_err());
    mailer.send(&mail_to("erika@example.org")).await.expect("taken");
    assert_eq!(counters(&server)["sessions"], 2);
}

#[tokio::test]
async fn a_server_that_accepts_and_says_nothing_times_out() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = silent.local_addr().expect("bound").port();
    let mailer = mailer(SmtpConfig { timeout: Duration::from_millis(300), ..config(port) });
    let error = mailer.send(&mail_to("erika@example.org")).await.expect_err("no greeting");
    assert_eq!(error, MailError::TimedOut);
}

#[tokio::test]
async fn a_server_that_went_away_is_a_temporary_error() {
    let server = SmtpServer::start(&SmtpOptions::plain());
    let mailer = plain(&server);
    mailer.send(&mail_to("erika@example.org")).await.expect("taken");
    drop(server);
    let error = mailer.send(&mail_to("erika@example.org")).await.expect_err("it is gone");
    assert_eq!(error.kind(), Kind::Temporary);
}

#[tokio::test]
async fn a_login_is_said_and_a_wrong_one_is_the_operators() {
    let login = Some(("zusage".to_owned(), "geheim-ß".to_owned()));
    let server = SmtpServer::start(&SmtpOptions { login, ..SmtpOptions::plain() });
    let with = |password: &str| {
        let login = Login { user: "zusage".to_owned(), password: Secret::new(password.to_owned()) };
        mailer(SmtpConfig { login: Some(login), ..config(server.port()) })
    };
    with("geheim-ß").send(&mail_to("erika@example.org")).await.expect("taken");
    assert_eq!(seen(&server.wait_for(1)[0])["login"], "zusage");
    for mailer in [with("falsch"), plain(&server)] {
        let error = mailer.send(&mail_to("erika@example.org")).await.expect_err("no login");
        assert_eq!((error, error.kind()), (MailError::Login, Kind::Configuration));
    }
    let open = SmtpServer::start(&SmtpOptions::plain());
    let login = Login { user: "zusage".to_owned(), password: Secret::new("x".to_owned()) };
    let mailer = mailer(SmtpConfig { login: Some(login), ..config(open.port()) });
    assert_eq!(mailer.send(&mail_to("erika@example.org")).await, Err(MailError::Login), "it offers no login");
}
