//! Mailers for a test's server, and what the server saw.

use domain::time::Timestamp;
use gateways::mail::{
    Address, Delivery, Language, Link, Mail, Mailer, MailerConfig, Name, Security, Sender, SmtpConfig, Subject,
    Template,
};
use serde_json::Value;
use std::time::Duration;
use testkit::{Received, SmtpServer};
use uuid::Uuid;

/// A server on this machine without TLS.
pub fn config(port: u16) -> SmtpConfig {
    SmtpConfig {
        host: "127.0.0.1".to_owned(),
        port,
        security: Security::PlainLoopback,
        login: None,
        ca: None,
        timeout: Duration::from_secs(10),
    }
}

pub fn mailer(smtp: SmtpConfig) -> Mailer {
    Mailer::open(&MailerConfig { sender: sender(), delivery: Delivery::Smtp(smtp) }).expect("good settings")
}

pub fn plain(server: &SmtpServer) -> Mailer {
    mailer(config(server.port()))
}

pub fn sender() -> Sender {
    Sender { address: address("zusage@bav.example.org"), name: Name::parse("Zusage für Öl & Gas").expect("a name") }
}

pub fn address(text: &str) -> Address {
    Address::parse(text).expect(text)
}

pub fn link() -> Link {
    Link::parse("https://bav.example.org/s/4f9a?a=1&b=2").expect("a link")
}

pub fn mail_to(to: &str) -> Mail {
    let template = Template::MessageWaiting { link: link() };
    let id = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);
    let date = Timestamp::from_microsecond(1_795_345_445_000_000);
    Mail::from_template(id, date, address(to), Language::De, &template).expect("a good template")
}

pub fn with_text(to: &str, subject: &str, text: &str) -> Mail {
    Mail { subject: Subject::parse(subject).expect(subject), text: text.to_owned(), html: None, ..mail_to(to) }
}

/// What Python's reader saw.
pub fn seen(received: &Received) -> Value {
    serde_json::from_str(&received.json).expect("the server writes JSON")
}

/// A header as Python decoded it.
pub fn header(seen: &Value, name: &str) -> Vec<String> {
    let all = seen["headers"].as_array().expect("a list").iter();
    all.filter(|pair| pair[0].as_str().is_some_and(|known| known.eq_ignore_ascii_case(name)))
        .map(|pair| pair[1].as_str().expect("text").to_owned())
        .collect()
}

pub fn counters(server: &SmtpServer) -> Value {
    serde_json::from_str(&server.counters()).expect("the server writes JSON")
}
