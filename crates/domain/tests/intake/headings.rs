//! Headings.

use domain::intake::{Column, Fingerprint, List, Mapping, Why, guess, meant_by};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 23);
const TABLE: &str = include_str!("../../vectors/intake/headings.tsv");

fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t').collect())
}

#[test]
fn the_table_holds_however_a_heading_is_written() {
    let mut failures = Vec::new();
    for row in rows() {
        assert_eq!(row.len(), 3, "{row:?}");
        let codes: Vec<&str> = row[2].split('|').filter(|code| *code != "-").collect();
        let all: Vec<Column> = codes.iter().filter_map(|code| Column::from_code(code)).collect();
        assert_eq!(all.len(), codes.len(), "{row:?}");
        for list in List::ALL.iter().copied() {
            let ours: Vec<Column> = all.iter().copied().filter(|column| column.belongs_to(list)).collect();
            if ours.is_empty() && row[2] != "-" {
                continue;
            }
            let heading = row[0];
            let written = [
                heading.to_owned(),
                heading.to_lowercase(),
                heading.to_uppercase(),
                format!("  {heading} *"),
                format!("{heading}:"),
                heading.replace(['-', '.', ' '], "_"),
                format!("\u{feff}{heading}\u{a0}"),
            ];
            for text in written {
                let found = meant_by(&text, list);
                if found.as_ref() != Some(&ours) {
                    failures.push(format!("{text:?} ({}): expected {ours:?}, found {found:?}", list.code()));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} failed:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn the_table_speaks_four_languages_and_knows_every_column() {
    let rows: Vec<_> = rows().collect();
    assert!(rows.len() >= 300, "{} rows are too few", rows.len());
    for (language, at_least) in [("de", 300), ("nl", 100), ("da", 100), ("en", 150)] {
        let count = rows.iter().filter(|row| row[1] == language).count();
        assert!(count >= at_least, "{language}: {count} rows are too few");
    }
    for column in Column::ALL {
        assert!(rows.iter().any(|row| row[2].split('|').any(|code| code == column.code())), "{column:?}");
    }
}

fn columns(list: List, headings: &str, rows: &[&str]) -> Vec<String> {
    let cut = |line: &str| line.split(';').map(str::to_owned).collect::<Vec<_>>();
    let rows: Vec<Vec<String>> = rows.iter().map(|row| cut(row)).collect();
    let guesses = guess(list, &cut(headings), &rows, TODAY);
    guesses.iter().map(|guess| guess.column.map_or("-", Column::code).to_owned()).collect()
}

#[test]
fn lists_of_payroll_programs_are_understood() {
    for (headings, row, expected) in [
        (
            "Pers.-Nr.;Name;Vorname;Geb.-Datum;Eintritt;Austritt;StKl;Steuer-ID;SV-Nr.;IBAN",
            "4711;von der Heide;Jana;01.04.1992;01.10.2019;;1;86095742719;65170839J003;DE89370400440532013000",
            "personnel_number family_name given_name birth_date entry_date exit_date tax_class tax_id sv_number iban",
        ),
        (
            "PERNR;Name;GBDAT;Personalbereich;ABKRS;Arbeitszeit",
            "00004711;Krämer, Jana;1992-04-01;Kassel;01;38,5",
            "personnel_number whole_name birth_date site payroll_area weekly_hours",
        ),
        (
            "Employee ID;First name;Last name;Work email;Hire date;Department;FTE",
            "17;Jana;Krämer;jana@example.org;2019-10-01;Finance;100",
            "personnel_number given_name family_name email entry_date - part_time_percent",
        ),
        (
            "Medewerker;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Datum in dienst;Deeltijdpercentage",
            "12;Daan;de;Vries;14-02-1968;01-03-2011;80",
            "personnel_number given_name - family_name birth_date entry_date part_time_percent",
        ),
        (
            "Medarbejdernr.;Navn;Fødselsdato;CPR-nr.;Ansættelsesdato;Månedsløn (kr.)",
            "3;Mette Jensen;14.02.1968;;01.03.2011;32000",
            "personnel_number whole_name birth_date - entry_date gross_monthly",
        ),
    ] {
        assert_eq!(columns(List::People, headings, &[row]).join(" "), expected, "{headings}");
    }
}

#[test]
fn a_list_of_contracts_is_understood() {
    let found = columns(
        List::Contracts,
        "Vertrags-Nr.;Pers.-Nr.;Versicherer;DFW;Beitrag (AN);Beitrag (AG) in €;Zahlweise;Beginn;Ende",
        &["LV-1;4711;Muster Leben;DV;100,00;20,00;mtl.;01.01.2020;01.12.2059"],
    );
    let expected =
        "contract_number personnel_number carrier way own_contribution employer_contribution rhythm start end";
    assert_eq!(found.join(" "), expected);
}

#[test]
fn values_decide_what_a_heading_does_not_say() {
    let birthdays = ["4711;14.02.1968", "4712;3.3.1999"];
    assert_eq!(columns(List::People, "Nummer;Datum", &birthdays), ["personnel_number", "birth_date"]);
    let entries = ["4711;01.10.2019", "4712;1.1.2026"];
    assert_eq!(columns(List::People, "Nummer;Datum", &entries), ["personnel_number", "entry_date"]);
    assert_eq!(columns(List::People, "Name", &["Krämer, Jana"]), ["whole_name"]);
    assert_eq!(columns(List::People, "Name", &["Krämer"]), ["family_name"]);
    assert_eq!(columns(List::People, "Arbeitszeit %", &["100", "80"]), ["part_time_percent"]);
}

#[test]
fn what_stays_open_says_why() {
    let headings = ["Name", "Personalnummer", "Pers.-Nr.", "Krankenkasse", "Schuhgröße", ""];
    let why: Vec<Why> = guess(List::People, &headings, &[], TODAY).iter().map(|guess| guess.why).collect();
    assert_eq!(why, [Why::Unclear, Why::Heading, Why::Taken(1), Why::NotOurs, Why::Unknown, Why::Unknown]);
}

#[test]
fn the_better_heading_wins_wherever_it_stands() {
    let found = columns(List::People, "Eintrittsdatum im Haus;Eintritt", &["01.01.2020;01.01.2021"]);
    assert_eq!(found, ["-", "entry_date"]);
}

/// Whatever headings come together, no column is guessed twice, and each has a guess.
#[test]
fn no_column_is_guessed_twice() {
    let all: Vec<&str> = rows().map(|row| row[0]).collect();
    for width in [3, 17, 60] {
        for part in all.chunks(width) {
            for list in List::ALL.iter().copied() {
                let guesses = guess(list, part, &[], TODAY);
                assert_eq!(guesses.len(), part.len());
                let mut found: Vec<Column> = guesses.iter().filter_map(|guess| guess.column).collect();
                let count = found.len();
                found.sort_unstable();
                found.dedup();
                assert_eq!(found.len(), count, "{part:?}");
                assert!(found.iter().all(|column| column.belongs_to(list)));
            }
        }
    }
}

#[test]
fn a_mapping_is_found_again_for_the_next_list_of_the_source() {
    let headings = ["Pers.-Nr.", "Name", "Vorname"];
    let rows = [vec!["4711", "Krämer", "Jana"]];
    let guessed = guess(List::People, &headings, &rows, TODAY).iter().map(|guess| guess.column).collect();
    assert!(Mapping::new(List::People, guessed).is_ok());
    let again = Fingerprint::of(List::People, &["PERS.-NR.", "NAME", "VORNAME"]);
    assert_eq!(Fingerprint::of(List::People, &headings), again);
}
