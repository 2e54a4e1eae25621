//! Lists as programs write them, made by the tests: no real person stands in them.

use crate::support::{Kit, key};
use domain::Language;
use domain::access::permits::ManagePeople;
use domain::access::{Allowed, Role};
use domain::id::{ImportId, OrgId};
use domain::intake::List;
use domain::organisation::OrganisationKind;
use services::imports::{self, Booked, Outcome, RowVerdict, Tally, Upload};
use std::fmt::Write as _;

/// An employer and somebody who may import there.
pub async fn employer(kit: &Kit) -> (OrgId, Allowed<ManagePeople>) {
    let (org, slug) = kit.organisation(OrganisationKind::Employer, "Kessler GmbH").await;
    let clerk = kit.with_role(org, Role::HrClerk).await;
    (org, kit.allowed(&clerk, &slug).await)
}

/// A file of lines.
pub fn file(list: List, name: &str, lines: &[&str]) -> Upload {
    let bytes = lines.join("\r\n").into_bytes();
    Upload { list, file_name: name.to_owned(), bytes, language: Language::De }
}

/// As programs on a western Windows write: one byte a letter.
pub fn windows_1252(lines: &[&str]) -> Vec<u8> {
    let byte = |c: char| u8::try_from(u32::from(c)).expect("a letter of Windows-1252");
    lines.join("\r\n").chars().map(byte).collect()
}

/// A tax id that passes its check (ISO 7064, MOD 11,10): nine different digits in an order of its own, the first of them twice.
pub fn tax_id(number: usize) -> String {
    let mut rest: Vec<u32> = (1..=9).collect();
    let mut place = number;
    let mut digits: Vec<u32> = Vec::with_capacity(10);
    while !rest.is_empty() {
        let one = place % rest.len();
        place /= rest.len();
        digits.push(rest.remove(one));
    }
    digits.push(digits[0]);
    let mut product = 10;
    for digit in &digits {
        let sum = match (digit + product) % 10 {
            0 => 10,
            sum => sum,
        };
        product = sum * 2 % 11;
    }
    let check = (11 - product) % 10;
    digits.push(check);
    digits.iter().fold(String::new(), |mut text, digit| {
        let _ = write!(text, "{digit}");
        text
    })
}

/// A German account number that passes its check (ISO 13616).
pub fn iban(number: usize) -> String {
    let account = format!("37040044{number:010}");
    // D is 13 and E is 14; the rest is below what 128 bits hold.
    let value: u128 = format!("{account}131400").parse().expect("digits");
    format!("DE{:02}{account}", 98 - value % 97)
}

/// A staff list of so many people, `from` on; all different.
pub fn staff(from: usize, count: usize, gross: u32) -> Upload {
    const NAMES: [&str; 7] = ["Krämer", "Öztürk", "Sørensen", "de Vries", "Weiß", "Nowak", "Müller"];
    const SITES: [&str; 3] = ["Kassel", "Köln", "Görlitz"];
    let mut lines = vec![
        "Personalnummer;Nachname;Vorname;Geburtsdatum;Eintritt;Standort;Bruttogehalt;Steuer-ID;IBAN;E-Mail".to_owned(),
    ];
    lines.extend((from..from + count).map(|number| {
        let given = if number % 2 == 0 { "Jana" } else { "Ole" };
        let (day, month, year) = (number % 28 + 1, number % 12 + 1, 1965 + number % 35);
        format!(
            "{};{};{given};{day:02}.{month:02}.{year};01.{month:02}.2019;{};{gross},{:02};{};{};p{number}@kessler.example",
            100_000 + number,
            NAMES[number % 7],
            SITES[number % 3],
            number % 100,
            tax_id(number),
            iban(number),
        )
    }));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    file(List::People, "belegschaft.csv", &lines)
}

/// Judges and books a list.
pub async fn booked(kit: &Kit, allowed: &Allowed<ManagePeople>, number: u128, new: Upload) -> (ImportId, Booked) {
    let id = imports::upload(&kit.store, allowed, key(number), new).await.expect("read");
    let outcome = imports::preview(&kit.store, allowed, id).await.expect("judged");
    let booked = imports::book(&kit.store, allowed, key(number + 1), id, outcome.version).await;
    (id, booked.expect("booked"))
}

/// The refused rows as `line column code`.
pub fn refused(outcome: &Outcome) -> Vec<String> {
    let rows = outcome.rows.iter();
    let faults = rows.flat_map(|row| match &row.verdict {
        RowVerdict::Refused(faults) => faults.iter().map(|fault| (row.line, fault)).collect(),
        _ => Vec::new(),
    });
    faults.map(|(line, fault)| format!("{line} {} {}", fault.column.code(), fault.code.code())).collect()
}

pub fn tally(added: u32, changed: u32, unchanged: u32, refused: u32) -> Tally {
    Tally { added, changed, unchanged, refused }
}
