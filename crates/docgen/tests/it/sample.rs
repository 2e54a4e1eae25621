//! Invented letters.

use docgen::{
    Colour, DocumentError, Language, Organisation, Pdf, Stamp,
    letter::{self, Contact, Letter, Recipient, Sender},
};
use jiff::{Timestamp, civil::date};

pub(crate) fn stamp() -> Stamp {
    Stamp { made: Timestamp::from_second(1_795_341_600).expect("a moment"), ident: "019ab3c2".to_owned() }
}

pub(crate) fn accent() -> Colour {
    Colour::parse("#2543c6").expect("a colour")
}

pub(crate) fn organisation() -> Organisation {
    Organisation { name: "Kessler Maschinenbau GmbH".to_owned(), mark: "KM".to_owned() }
}

pub(crate) fn letter(count: usize) -> Letter {
    let contact = Contact {
        name: "Sabine Öztürk".to_owned(),
        phone: Some("07141 555 0130".to_owned()),
        email: Some("bav@kessler.example".to_owned()),
    };
    let sender = Sender {
        name: "Kessler Maschinenbau GmbH".to_owned(),
        mark: "KM".to_owned(),
        colour: accent(),
        address: vec!["Hauptstraße 12".to_owned(), "71638 Ludwigsburg".to_owned()],
        contact,
    };
    Letter {
        sender,
        recipients: (0..count).map(recipient).collect(),
        date: date(2026, 11, 22),
        site: "bav.kessler.example/start".to_owned(),
        language: Language::De,
    }
}

/// Person number so-and-so, each in the next language.
pub(crate) fn recipient(number: usize) -> Recipient {
    let code = format!("K7MX{number:04}");
    Recipient {
        name: format!("Jana Krämer-{number}"),
        address: vec!["Schloßstraße 7".to_owned(), "71634 Ludwigsburg".to_owned()],
        language: Language::ALL[number % 4],
        link: format!("https://bav.kessler.example/s/{code}-Yw3nJq8ZtRk2"),
        code,
        valid_until: date(2027, 1, 31),
    }
}

pub(crate) fn render(letter: &Letter) -> Result<Pdf, DocumentError> {
    letter::render(letter, &stamp())
}
