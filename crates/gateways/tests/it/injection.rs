//! Names and subjects cannot become headers or recipients.

use super::support::{header, link, mail_to, plain, seen};
use gateways::mail::{Address, Language, Mail, Name, Subject, Template};
use testkit::{SmtpOptions, SmtpServer};

const TRICKS: [&str; 9] = [
    "Kessler\r\nBcc: opfer@example.org",
    "Kessler\nBcc: opfer@example.org",
    "Kessler\rBcc: opfer@example.org",
    "Kessler\r\n\r\n<script>",
    "Kessler\u{2028}Bcc: opfer@example.org",
    "=?utf-8?q?Kessler=0D=0ABcc:_opfer@example.org?=",
    "Kessler\0",
    "Kessler\u{0B}Bcc: opfer@example.org",
    "\r\n.\r\nMAIL FROM:<x@example.org>",
];

#[test]
fn line_breaks_in_any_disguise_are_no_name_and_no_subject() {
    for trick in TRICKS {
        assert!(Name::parse(trick).is_err(), "{trick:?}");
        assert!(Subject::parse(trick).is_err(), "{trick:?}");
        assert!(Address::parse(&format!("{trick}@example.org")).is_err(), "{trick:?}");
        assert!(Address::parse(&format!("a@example.org{trick}")).is_err(), "{trick:?}");
    }
}

#[tokio::test]
async fn what_is_taken_as_a_name_adds_no_header_and_no_recipient() {
    let server = SmtpServer::start(&SmtpOptions::plain());
    let mailer = plain(&server);
    let names = [
        "Bcc: opfer@example.org",
        "\"Kessler\" <opfer@example.org>, zwei@example.org",
        "Kessler \\r\\nBcc: opfer@example.org",
        "?= Bcc: opfer@example.org =",
        "Ünïcode: Bcc: opfer@example.org, sehr lang, damit die Zeile umgebrochen wird und noch etwas",
        "%0d%0aBcc:%20opfer@example.org",
        ".",
    ];
    for name in names {
        let organisation = Name::parse(name).expect(name);
        let template = Template::Invitation { organisation, link: link(), until: jiff::civil::date(2026, 12, 1) };
        let base = mail_to("erika@example.org");
        let mail = Mail::from_template(base.id, base.date, base.to, Language::De, &template).expect(name);
        mailer.send(&mail).await.expect("taken");
    }
    for (name, received) in names.iter().zip(server.wait_for(names.len())) {
        let seen = seen(&received);
        assert_eq!(seen["to"], serde_json::json!(["erika@example.org"]), "{name}");
        assert!(header(&seen, "Bcc").is_empty(), "{name}");
        assert_eq!(header(&seen, "To"), ["erika@example.org"], "{name}");
        assert_eq!(seen["headers"].as_array().map(Vec::len), Some(11), "{name}: {}", seen["headers"]);
        assert_eq!(seen["defects"], serde_json::json!([]), "{name}");
    }
}
