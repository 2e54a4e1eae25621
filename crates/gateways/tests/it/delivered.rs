//! What arrives is what was written.

use super::support::{address, header, link, mail_to, plain, seen, with_text};
use gateways::mail::{Language, Mail, Name, Template};
use testkit::{SmtpOptions, SmtpServer};

#[tokio::test]
async fn a_mail_arrives_as_it_was_written() {
    let server = SmtpServer::start(&SmtpOptions::plain());
    let mailer = plain(&server);
    let text = "Grüße aus Ærøskøbing: Straße, Geschäft, reçu.\n.\n..zwei Punkte\nFrom hier\n\n\tEnde €\n";
    mailer.send(&with_text("erika@example.org", "Ihr Vertrag für Öl, Ä & ß ist geprüft", text)).await.expect("taken");
    let received = server.wait_for(1);
    assert!(received[0].bytes.is_ascii());
    let seen = seen(&received[0]);
    assert_eq!(seen["from"], "zusage@bav.example.org");
    assert_eq!(seen["to"], serde_json::json!(["erika@example.org"]));
    assert_eq!(seen["text"].as_str().expect("text").replace("\r\n", "\n").trim_end(), text.trim_end());
    assert_eq!(seen["defects"], serde_json::json!([]));
    assert_eq!(header(&seen, "Subject"), ["Ihr Vertrag für Öl, Ä & ß ist geprüft"]);
    assert_eq!(header(&seen, "From"), ["Zusage für Öl & Gas <zusage@bav.example.org>"]);
    assert_eq!(header(&seen, "Auto-Submitted"), ["auto-generated"]);
    assert_eq!(header(&seen, "List-Id"), ["<zusage.bav.example.org>"]);
    assert_eq!(header(&seen, "Message-ID"), ["<01900000-0000-7000-8000-000000000001@bav.example.org>"]);
}

#[tokio::test]
async fn every_template_arrives_in_every_language_in_both_forms() {
    let server = SmtpServer::start(&SmtpOptions::plain());
    let mailer = plain(&server);
    let organisation =
        Name::parse("Müller, Söhne & Ærø \"GmbH\" <Köln> Versorgungswerk der Nordseeküste").expect("a name");
    let until = jiff::civil::date(2026, 11, 30);
    let templates = [
        Template::Invitation { organisation, link: link(), until },
        Template::SignInAlert { link: link() },
        Template::RecoveryUsed { link: link() },
        Template::MessageWaiting { link: link() },
    ];
    let mut written = Vec::new();
    for template in &templates {
        for language in Language::ALL {
            let base = mail_to("erika@example.org");
            let mail = Mail::from_template(base.id, base.date, base.to, language, template).expect("good");
            mailer.send(&mail).await.expect("taken");
            written.push(mail);
        }
    }
    for (mail, received) in written.iter().zip(server.wait_for(16)) {
        let seen = seen(&received);
        assert_eq!(header(&seen, "Subject"), [mail.subject.as_str()]);
        assert_eq!(header(&seen, "Content-Language"), [mail.language.tag()]);
        assert_eq!(seen["text"].as_str().expect("text").replace("\r\n", "\n").trim(), mail.text.trim());
        let html = mail.html.as_deref().expect("every template has it");
        assert_eq!(seen["html"].as_str().expect("HTML").replace("\r\n", "\n").trim(), html.trim());
        assert_eq!(seen["defects"], serde_json::json!([]));
    }
}

#[tokio::test]
async fn answers_go_where_they_should() {
    let server = SmtpServer::start(&SmtpOptions::plain());
    let mail = Mail { reply_to: Some(address("hr@example.org")), ..mail_to("erika@example.org") };
    plain(&server).send(&mail).await.expect("taken");
    assert_eq!(header(&seen(&server.wait_for(1)[0]), "Reply-To"), ["hr@example.org"]);
}
