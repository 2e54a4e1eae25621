//! Writes invitation letters of invented people, to look at: `cargo run -p docgen --example letters -- 4 letters.pdf`.

use docgen::{
    Colour, Language, Stamp,
    letter::{self, Contact, Letter, Recipient, Sender},
};
use jiff::{Timestamp, civil::date};
use std::{env, error::Error, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let count: usize = arguments.next().ok_or("how many letters?")?.parse()?;
    let file = arguments.next().ok_or("into which file?")?;
    let stamp = Stamp { made: Timestamp::UNIX_EPOCH, ident: "sample".to_owned() };
    fs::write(file, letter::render(&sample(count)?, &stamp)?.bytes)?;
    Ok(())
}

fn sample(count: usize) -> Result<Letter, Box<dyn Error>> {
    let contact = Contact {
        name: "Sabine Öztürk".to_owned(),
        phone: Some("07141 555 0130".to_owned()),
        email: Some("bav@kessler-maschinenbau.example".to_owned()),
    };
    let sender = Sender {
        name: "Kessler Maschinenbau GmbH".to_owned(),
        mark: "KM".to_owned(),
        colour: Colour::parse("#2543c6").ok_or("no colour")?,
        address: vec!["Hauptstraße 12".to_owned(), "71638 Ludwigsburg".to_owned()],
        contact,
    };
    Ok(Letter {
        sender,
        recipients: PEOPLE.into_iter().cycle().take(count).enumerate().map(recipient).collect(),
        date: date(2026, 11, 22),
        site: "bav.kessler-maschinenbau.example/start".to_owned(),
        language: Language::De,
    })
}

const PEOPLE: [(&str, &[&str], Language); 4] = [
    ("Jana Krämer", &["Schloßstraße 7", "71634 Ludwigsburg"], Language::De),
    ("Charlotte Byrne", &["Gartenweg 1", "12345 Berlin"], Language::En),
    ("IJsbrand van der Meer", &["Prinsengracht 263", "1016 GV Amsterdam", "NIEDERLANDE"], Language::Nl),
    ("Søren Kjær Ågård", &["Bygaden 4, 2. th.", "6270 Tønder", "DÄNEMARK"], Language::Da),
];

fn recipient((index, (name, address, language)): (usize, (&str, &[&str], Language))) -> Recipient {
    let code = format!("K7MX{index:04}");
    Recipient {
        name: name.to_owned(),
        address: address.iter().map(|line| (*line).to_owned()).collect(),
        language,
        link: format!("https://bav.kessler-maschinenbau.example/s/{code}-Yw3nJq8ZtRk2"),
        code,
        valid_until: date(2027, 1, 31),
    }
}
