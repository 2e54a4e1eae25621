//! The evidence sheet.

use crate::{
    sample::{accent, organisation, stamp},
    tools::File,
};
use docgen::{
    DocumentError, Field, Language, Pdf, Problem,
    evidence::{self, Certificate, Event, Evidence, Finding, Ledger, Signer, Subject, limits},
};
use jiff::civil::date;

const JSON: &[u8] = b"{\"document\": \"ZU-2026-004711\", \"signers\": [\"Jana Kr\xc3\xa4mer\"]}\n";

pub(crate) fn sheet(language: Language) -> Evidence {
    let at = |minute, second| date(2026, 11, 22).at(14, minute, second, 0);
    let event = |minute, who: &str, what: &str| Event { at: at(minute, 7), who: who.to_owned(), what: what.to_owned() };
    let signer = |minute, name: &str, role: &str, contact: Option<&str>| Signer {
        name: name.to_owned(),
        role: role.to_owned(),
        at: at(minute, 27),
        channel: "Link per SMS, auf dem Telefon gezeichnet".to_owned(),
        level: "einfache elektronische Signatur".to_owned(),
        contact: contact.map(str::to_owned),
    };
    Evidence {
        language,
        colour: accent(),
        organisation: Some(organisation()),
        number: "ZN-2026-004711".to_owned(),
        subject: Subject {
            title: "Vereinbarung über Entgeltumwandlung".to_owned(),
            number: "ZU-2026-004711".to_owned(),
            form: "EUV-1/3".to_owned(),
            sha256: std::array::from_fn(|index| u8::try_from(index * 7).expect("small")),
        },
        zone: "Mitteleuropäische Zeit (UTC+1)".to_owned(),
        signers: vec![
            signer(3, "Jana Krämer", "Arbeitnehmerin", Some("+49 151 ••• •• 42")),
            signer(44, "Sabine Öztürk", "Für den Arbeitgeber", None),
        ],
        events: vec![
            event(0, "Zusage", "Dokument erstellt und eingefroren"),
            event(2, "Jana Krämer", "Hinweis mit Begründung bestätigt"),
            event(3, "Jana Krämer", "Unterschrieben"),
        ],
        consents: vec!["Ich habe die 2 Seiten gelesen und will diese Vereinbarung schließen.".to_owned()],
        findings: vec![Finding {
            text: "Oberhalb von 4 % fallen Sozialabgaben an.".to_owned(),
            norm: Some("§ 1a Abs. 1 BetrAVG".to_owned()),
            reason: Some("Ich möchte den Steuervorteil ganz nutzen.".to_owned()),
        }],
        ledger: Ledger { chain: "Kessler Maschinenbau GmbH".to_owned(), number: 18_204, hash: [0xab; 32] },
        certificate: Certificate { subject: "Zusage Siegel 2026".to_owned(), sha256: [0x5c; 32] },
        steps: vec!["Berechnen Sie die Prüfsumme mit sha256sum.".to_owned(), "Vergleichen Sie das Siegel.".to_owned()],
        hint: "Dieses Dokument prüfen:".to_owned(),
        link: "https://zusage.example/verify/K7MX4RPT9Q".to_owned(),
    }
}

pub(crate) fn render(evidence: &Evidence) -> Pdf {
    evidence::render(evidence, JSON.to_vec(), &stamp()).expect("a sheet")
}

#[test]
fn each_language_says_who_signed_when_and_how() {
    let own = [
        (
            Language::De,
            "Nachweisblatt",
            "22.11.2026, 14:03:27",
            "Code gesendet an",
            "So prüfen Sie ohne uns",
            "Alle Zeiten:",
        ),
        (
            Language::En,
            "Evidence sheet",
            "2026-11-22, 14:03:27",
            "Code sent to",
            "How to check without us",
            "All times:",
        ),
        (
            Language::Nl,
            "Bewijsblad",
            "22-11-2026, 14:03:27",
            "Code verzonden naar",
            "Zo controleert u zonder ons",
            "Alle tijden:",
        ),
        (
            Language::Da,
            "Bevisblad",
            "22.11.2026, 14:03:27",
            "Kode sendt til",
            "Sådan kontrollerer du uden os",
            "Alle tider:",
        ),
    ];
    for (language, title, moment, code, check, zone) in own {
        let file = File::new(&render(&sheet(language)).bytes);
        let all = file.pages().join(" ");
        let same =
            ["Vereinbarung über Entgeltumwandlung", "ZU-2026-004711", "ZN-2026-004711", "Jana Krämer", "Sabine Öztürk"];
        let same =
            same.into_iter().chain(["+49 151 ••• •• 42", "Dokument erstellt und eingefroren", "ganz nutzen.", "18204"]);
        let same =
            same.chain(["0007 0E15 1C23 2A31 383F 464D 545B 6269", "ABAB ABAB", "5C5C 5C5C", "§ 1a Abs. 1 BetrAVG"]);
        for said in same.chain([title, moment, code, check, zone, "schließen.", "Zusage Siegel 2026", "mit sha256sum."])
        {
            assert!(all.contains(said), "{said} is not on the sheet:\n{all}");
        }
        assert!(!all.contains(['{', '}', '□']), "a place was not filled:\n{all}");
        assert!(file.info("Title").contains(title));
    }
}

#[test]
fn the_facts_are_attached_for_programs() {
    let file = File::new(&render(&sheet(Language::De)).bytes);
    let (list, bytes) = file.attached();
    assert!(list.contains("1 embedded files") && list.contains("evidence.json"), "{list}");
    assert!(bytes == JSON);
    let plain = file.plain();
    for part in [
        "<pdfaid:part>3<",
        "<pdfaid:conformance>A<",
        "<pdfuaid:part>1<",
        "/AFRelationship /Data",
        "/Subtype /application#2fjson",
    ] {
        assert!(plain.contains(part) || plain.contains(&part.replace("#2f", "#2F")), "{part}");
    }
    assert_eq!(file.info("Tagged"), "yes");
    assert!(file.fonts().iter().all(|(_, embedded)| *embedded));
    let structure = file.structure();
    for tag in ["H1", "H2", "Table", "TH", "TD", "L", "LI"] {
        let found = structure.lines().any(|line| line.trim_start().split([' ', ':']).next() == Some(tag));
        assert!(found, "{tag}:\n{structure}");
    }
}

#[test]
fn the_same_sheet_is_the_same_bytes_and_another_attachment_is_not() {
    let one = sheet(Language::Nl);
    assert!(render(&one) == render(&one));
    let other = evidence::render(&one, b"{}".to_vec(), &stamp()).expect("a sheet");
    assert!(other != render(&one));
}

#[test]
fn what_people_type_is_never_markup_and_what_is_not_there_leaves_no_heading() {
    let mut one = sheet(Language::De);
    one.signers[0].name = "#panic(\"x\") *a*".to_owned();
    one.events[1].what = "= Titel {zone}".to_owned();
    one.consents.clear();
    one.findings.clear();
    one.organisation = None;
    let all = File::new(&render(&one).bytes).pages().join(" ");
    assert!(all.contains("#panic(\"x\") *a*") && all.contains("= Titel {zone}"), "{all}");
    assert!(!all.contains("Einwilligungen") && !all.contains("Gezeigte Hinweise"), "{all}");
}

#[test]
fn what_cannot_be_printed_or_attached_is_named() {
    type Change = fn(&mut Evidence);
    let cases: [(Change, Field, Problem); 11] = [
        (|e| e.number = String::new(), Field::Number, Problem::Missing),
        (|e| e.subject.title = "x".repeat(121), Field::Title, Problem::TooLong(limits::LINE)),
        (|e| e.zone = " ".to_owned(), Field::Zone, Problem::Missing),
        (|e| e.signers.clear(), Field::Signatures, Problem::Missing),
        (|e| e.signers[0].channel = "a\nb".to_owned(), Field::Channel, Problem::Control),
        (|e| e.events = vec![e.events[0].clone(); 121], Field::Events, Problem::TooMany(limits::EVENTS)),
        (|e| e.events[0].at = date(-1, 1, 1).at(0, 0, 0, 0), Field::Date, Problem::NoDay),
        (|e| e.consents = vec!["a".to_owned(); 21], Field::Consents, Problem::TooMany(limits::ENTRIES)),
        (|e| e.findings[0].reason = Some(String::new()), Field::Overrides, Problem::Missing),
        (|e| e.ledger.chain = String::new(), Field::Ledger, Problem::Missing),
        (|e| e.steps.clear(), Field::Steps, Problem::Missing),
    ];
    for (change, field, problem) in cases {
        let mut one = sheet(Language::De);
        change(&mut one);
        let error = evidence::render(&one, JSON.to_vec(), &stamp());
        assert_eq!(error, Err(DocumentError::Input { field, problem }));
    }
    let attach = |json: &[u8]| evidence::render(&sheet(Language::De), json.to_vec(), &stamp());
    let wrong = |problem| Err(DocumentError::Input { field: Field::Attachment, problem });
    assert_eq!(attach(b"{"), wrong(Problem::NoJson));
    assert_eq!(attach(b""), wrong(Problem::NoJson));
    assert_eq!(attach(&vec![b' '; limits::JSON + 1]), wrong(Problem::TooLarge(limits::JSON)));
    assert!(!format!("{:?}", sheet(Language::De)).contains("Jana"));
}
