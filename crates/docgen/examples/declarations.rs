//! Makes agreements of invented people one after the other and says how long that took, then draws their pages:
//! `taskset -c 0 cargo run --release -p docgen --example declarations -- 200 agreement.pdf`. The last one is written
//! into the file, and the pictures of its first page beside it.

#![expect(clippy::print_stdout, reason = "what it is for")]

use docgen::{
    Colour, Language, Organisation, Stamp,
    declaration::{self, Column, Declaration, Fact, Note, Part, Party, Section, Signature, Table, Tone, Value},
    images,
};
use jiff::{Timestamp, civil::date};
use std::{
    env,
    error::Error,
    fs,
    time::{Duration, Instant},
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let count: u32 = arguments.next().ok_or("how many agreements?")?.parse()?;
    let file = arguments.next().ok_or("into which file?")?;
    let make = |number: u32| {
        let stamp = Stamp { made: Timestamp::UNIX_EPOCH, ident: number.to_string() };
        Ok::<_, Box<dyn Error>>(declaration::render(&sample(number)?, &stamp)?.pdf)
    };
    // The first one reads the fonts.
    let mut pdf = make(0)?;
    let (mut all, mut longest) = (Duration::ZERO, Duration::ZERO);
    for number in 1..=count {
        let took = timed(|| {
            pdf = make(number)?;
            Ok(())
        })?;
        all = all.saturating_add(took);
        longest = longest.max(took);
    }
    let each = all.checked_div(count).ok_or("none")?;
    println!("{count} agreements of {} pages, {} bytes each", pdf.pages, pdf.bytes.len());
    println!("{:.1} a second; {each:.2?} each, {longest:.2?} at most", 1.0 / each.as_secs_f64());
    for width in [780, 1170] {
        let mut pictures = Vec::new();
        let took = timed(|| {
            pictures = images(&pdf.bytes, width)?;
            Ok(())
        })?;
        let bytes: usize = pictures.iter().map(|picture| picture.png.len()).sum();
        fs::write(format!("{file}.{width}.png"), pictures.first().map_or(&[][..], |first| &first.png))?;
        println!("{} pictures {width} pixels wide in {took:.2?}, {bytes} bytes", pictures.len());
    }
    fs::write(&file, pdf.bytes)?;
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "how long it takes is what is asked here")]
fn timed(work: impl FnOnce() -> Result<(), Box<dyn Error>>) -> Result<Duration, Box<dyn Error>> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed())
}

fn sample(number: u32) -> Result<Declaration, Box<dyn Error>> {
    let name = format!("Jana Krämer-{number}");
    let party = |label: &str, name: &str, born, lines: [&str; 2]| Party {
        label: label.to_owned(),
        name: name.to_owned(),
        born,
        lines: lines.map(str::to_owned).to_vec(),
    };
    let signature = |role: &str, name: &str| Signature { role: role.to_owned(), name: name.to_owned() };
    Ok(Declaration {
        language: Language::De,
        colour: Colour::parse("#2543c6").ok_or("no colour")?,
        organisation: Some(Organisation { name: "Kessler Maschinenbau GmbH".to_owned(), mark: "KM".to_owned() }),
        title: "Vereinbarung über Entgeltumwandlung".to_owned(),
        subtitle: Some("Betriebliche Altersversorgung über eine Direktversicherung".to_owned()),
        number: format!("ZU-2026-{number:06}"),
        form: "EUV-1, Fassung 3".to_owned(),
        day: date(2026, 11, 22),
        parties: vec![
            party("Arbeitgeber", "Kessler Maschinenbau GmbH", None, ["Hauptstraße 12", "71638 Ludwigsburg"]),
            party("Arbeitnehmerin", &name, Some(date(1987, 3, 4)), ["Schloßstraße 7", "71634 Ludwigsburg"]),
        ],
        sections: sections(i64::from(number)),
        legal_form: "Textform (§ 126b BGB)".to_owned(),
        level: "einfache elektronische Signatur".to_owned(),
        signatures: vec![signature("Arbeitnehmerin", &name), signature("Für den Arbeitgeber", "Sabine Öztürk")],
        hint: "Dieses Dokument prüfen:".to_owned(),
        link: format!("https://zusage.example/verify/K7MX4R{number:04}"),
    })
}

fn sections(number: i64) -> Vec<Section> {
    let text = |words: &str| Value::Text(words.to_owned());
    let amount = |hundredths| Value::Amount { hundredths, currency: "€" };
    let fact = |label: &str, value: &str| Fact { label: label.to_owned(), value: text(value), strong: false };
    let column = |title: &str, numbers| Column { title: title.to_owned(), numbers };
    let table = Table {
        columns: vec![column("Bestandteil", false), column("im Monat", true), column("im Jahr", true)],
        rows: vec![
            vec![text("Umwandlung aus dem Entgelt"), amount(25_557 + number), amount(306_684)],
            vec![text("Zuschuss des Arbeitgebers nach § 1a Abs. 1a BetrAVG"), amount(3_834), amount(46_008)],
        ],
        total: Some(vec![text("Beitrag zur Direktversicherung"), amount(29_391 + number), amount(352_692)]),
    };
    let note =
        |tone, text: &str| Part::Note(Note { tone, text: text.to_owned(), norm: Some("§ 1a BetrAVG".to_owned()) });
    let section = |heading: &str, parts| Section { heading: heading.to_owned(), parts };
    let facts = vec![fact("Durchführungsweg", "Direktversicherung"), fact("Beginn", "1. Januar 2027")];
    vec![
        section("Was vereinbart wird", vec![Part::Text(ABOUT.to_owned()), Part::Facts(facts)]),
        section(
            "Beitrag",
            vec![
                Part::Table(table),
                note(Tone::Info, "Oberhalb von 4 % der Beitragsbemessungsgrenze fallen Sozialabgaben an."),
                note(Tone::Warning, "Die gesetzliche Rente und das Krankengeld können geringer ausfallen."),
            ],
        ),
        section("Bedingungen", vec![Part::Clauses(CLAUSES.map(str::to_owned).to_vec())]),
    ]
}

const ABOUT: &str = "Die Arbeitnehmerin verzichtet ab dem 1. Januar 2027 auf einen Teil ihres künftigen Entgelts. Der \
    Arbeitgeber verwendet ihn für eine betriebliche Altersversorgung; die sozialversicherungsrechtliche Behandlung richtet \
    sich nach § 1 Abs. 1 Satz 1 Nr. 9 SvEV.";

const CLAUSES: [&str; 4] = [
    "Die Arbeitnehmerin kann verlangen, dass der umzuwandelnde Betrag für die Zukunft geändert oder ausgesetzt wird.",
    "Auf die Anwartschaft aus der Entgeltumwandlung besteht sofort ein unverfallbarer Anspruch. Der Arbeitgeber darf die \
     Versicherung weder abtreten noch beleihen oder verpfänden.",
    "Während entgeltfreier Zeiten kann die Arbeitnehmerin die Versicherung mit eigenen Beiträgen fortführen. \
     Hinterbliebenenversorgung und Berufsunfähigkeitsversicherung richten sich nach den Versicherungsbedingungen.",
    "Scheidet die Arbeitnehmerin aus, überträgt der Arbeitgeber die Versicherung auf sie oder auf den neuen Arbeitgeber.",
];
