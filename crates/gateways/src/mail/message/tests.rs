use super::*;
use crate::mail::Name;

fn sender() -> Sender {
    let address = Address::parse("zusage@bav.example.org").expect("an address");
    Sender { address, name: Name::parse("Zusage, Müller & Söhne").expect("a name") }
}

fn mail(subject: &str, text: &str) -> Mail {
    Mail {
        id: Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001),
        date: Timestamp::from_microsecond(1_795_345_445_000_000),
        to: Address::parse("erika@example.org").expect("an address"),
        language: Language::De,
        subject: Subject::parse(subject).expect("a subject"),
        text: text.to_owned(),
        html: Some(format!("<p>{text}</p>")),
        reply_to: None,
    }
}

fn written(mail: &Mail) -> String {
    String::from_utf8(mail.bytes(&sender()).expect("it can be written")).expect("ASCII is text")
}

#[test]
fn the_same_mail_gives_the_same_ascii_bytes() {
    let mail = mail("Grüße", "Öffnen Sie diesen Link.\n.\nEnde");
    let text = written(&mail);
    assert_eq!(text, written(&mail));
    assert!(text.is_ascii() && text.lines().all(|line| line.len() <= 998));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
}

#[test]
fn the_head_says_what_it_is_and_comes_from() {
    let text = written(&mail("Grüße", "x"));
    for line in [
        "Message-ID: <01900000-0000-7000-8000-000000000001@bav.example.org>\r\n",
        "Date: Sun, 22 Nov 2026 11:04:05 +0000\r\n",
        "To: erika@example.org\r\n",
        "Auto-Submitted: auto-generated\r\n",
        "List-Id: <zusage.bav.example.org>\r\n",
        "Content-Language: de\r\n",
        "MIME-Version: 1.0\r\n",
    ] {
        assert!(text.contains(line), "{line} is missing in\n{text}");
    }
    assert!(!text.contains("Reply-To"));
    let answered = Mail { reply_to: Address::parse("hr@example.org").ok(), ..mail("x", "x") };
    assert!(written(&answered).contains("Reply-To: hr@example.org\r\n"));
}

#[test]
fn plain_text_comes_first_and_may_come_alone() {
    let text = written(&mail("x", "x"));
    assert!(text.find("text/plain") < text.find("text/html"));
    let plain = written(&Mail { html: None, ..mail("x", "x") });
    assert!(plain.contains("text/plain") && !plain.contains("multipart"));
}

#[test]
fn instants_that_a_header_cannot_hold_do_not_panic() {
    for (instant, year) in [(i64::MIN, "1970"), (-1, "1970"), (i64::MAX, "9999")] {
        let mail = Mail { date: Timestamp::from_microsecond(instant), ..mail("x", "x") };
        assert!(written(&mail).contains(&format!("{year} ")), "{instant}");
    }
}
