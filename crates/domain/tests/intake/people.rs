//! Rows of staff lists.

use domain::intake::Column::{
    BirthDate, Email, EntryDate, ExitDate, FamilyName, GivenName, GrossMonthly, Iban, PartTimePercent, PersonnelNumber,
    Status, SvNumber, TaxClass, TaxId, WeeklyHours, WholeName,
};
use domain::intake::{CellFault, Column, EmploymentState, FaultCode, PersonRow};
use domain::money::Cents;
use domain::{Language, Percent};
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 23);
const NEEDED: [(Column, &str); 3] = [(PersonnelNumber, "4711"), (GivenName, "Jana"), (FamilyName, "Krämer")];

fn read(more: &[(Column, &str)]) -> Result<PersonRow, Vec<CellFault>> {
    PersonRow::read(&[&NEEDED[..], more].concat(), Language::De, TODAY)
}

/// The faults of a row, as `column code`.
fn faults(more: &[(Column, &str)]) -> Vec<String> {
    let told = |fault: &CellFault| format!("{} {}", fault.column.code(), fault.code.code());
    read(more).err().unwrap_or_default().iter().map(told).collect()
}

#[test]
fn a_full_row_is_read() {
    let row = read(&[
        (BirthDate, "1.4.92"),
        (EntryDate, "2019-10-01 00:00:00"),
        (ExitDate, "31.12.9999"),
        (Email, " jana.kraemer@example.org "),
        (WeeklyHours, "38,5"),
        (PartTimePercent, "100 %"),
        (GrossMonthly, "4.250,50 €"),
        (TaxClass, "IV"),
        (TaxId, "86 095 742 719"),
        (SvNumber, "65 170839 J 003"),
        (Iban, "DE89 3704 0044 0532 0130 00"),
        (Status, "Elternzeit"),
    ])
    .expect("a row");
    assert_eq!((row.birth_date, row.entry_date), (Some(date(1992, 4, 1)), Some(date(2019, 10, 1))));
    assert_eq!((row.exit_date, row.state), (None, Some(EmploymentState::Dormant)));
    assert_eq!((row.gross_monthly, row.part_time), (Some(Cents::new(425_050)), Some(Percent::HUNDRED)));
    let values: Vec<String> = row.values().all().map(|(column, value)| format!("{} {value}", column.code())).collect();
    assert_eq!(
        values,
        [
            "personnel_number 4711",
            "given_name Jana",
            "family_name Krämer",
            "birth_date 1992-04-01",
            "entry_date 2019-10-01",
            "email jana.kraemer@example.org",
            "weekly_hours 38.5",
            "part_time_percent 100",
            "gross_monthly 4250.50",
            "tax_class 4",
            "tax_id 86095742719",
            "sv_number 65170839J003",
            "iban DE89370400440532013000",
            "status dormant",
        ]
    );
}

#[test]
fn every_fault_of_a_row_is_named() {
    let found = faults(&[
        (BirthDate, "30.02.1990"),
        (EntryDate, "11/21/2019"),
        (Email, "jana"),
        (WeeklyHours, "viel"),
        (PartTimePercent, "0,75"),
        (GrossMonthly, "-5"),
        (TaxClass, "7"),
        (TaxId, "86095742718"),
        (SvNumber, "65170839J004"),
        (Iban, "DE88370400440532013000"),
        (Status, "Mond"),
    ]);
    let expected = [
        "birth_date day_does_not_exist",
        "entry_date day_first",
        "email no_email",
        "weekly_hours no_number",
        "part_time_percent share_or_percent",
        "gross_monthly negative",
        "tax_class no_tax_class",
        "tax_id check_digit",
        "sv_number check_digit",
        "iban check_digit",
        "status unknown_state",
    ];
    assert_eq!(found, expected);
}

#[test]
fn days_have_to_be_plausible_alone_and_together() {
    for birth in ["23.11.2011", "24.11.1925"] {
        assert!(faults(&[(BirthDate, birth)]).is_empty(), "{birth}: 15 today, 101 tomorrow");
    }
    for birth in ["24.11.2011", "23.11.1925", "1.1.2030"] {
        assert_eq!(faults(&[(BirthDate, birth)]), ["birth_date birth_implausible"], "{birth}");
    }
    assert!(faults(&[(EntryDate, "1.1.2020"), (ExitDate, "1.1.2020")]).is_empty());
    assert_eq!(faults(&[(EntryDate, "1.1.2020"), (ExitDate, "31.12.2019")]), ["exit_date exit_before_entry"]);
    assert_eq!(faults(&[(BirthDate, "1.4.1992"), (EntryDate, "1.4.1992")]), ["entry_date entry_before_birth"]);
}

#[test]
fn a_day_is_read_in_five_styles() {
    for typed in ["01.10.2019", "1.10.19", "2019-10-01", "20191001", "1. Oktober 2019", "01/10/2019"] {
        assert_eq!(read(&[(EntryDate, typed)]).expect(typed).entry_date, Some(date(2019, 10, 1)));
    }
}

#[test]
fn a_name_in_one_cell_is_parted_or_refused() {
    let read = |name| PersonRow::read(&[(PersonnelNumber, "1"), (WholeName, name)], Language::De, TODAY);
    for name in ["Krämer, Jana", "Jana Krämer", "Frau Dr. Jana Krämer"] {
        let row = read(name).expect(name);
        assert_eq!((row.given_name.as_str(), row.family_name.as_str()), ("Jana", "Krämer"));
    }
    assert_eq!(read("Krämer"), Err(vec![CellFault::new(WholeName, FaultCode::NameNotSplit)]));
    assert_eq!(read(""), Err(vec![CellFault::new(WholeName, FaultCode::Missing)]));
}

#[test]
fn what_is_needed_is_missed() {
    let missing = |column| CellFault::new(column, FaultCode::Missing);
    let nothing = PersonRow::read(&[], Language::De, TODAY);
    assert_eq!(nothing, Err(vec![missing(PersonnelNumber), missing(FamilyName), missing(GivenName)]));
    let swapped = [(PersonnelNumber, "Krämer"), (GivenName, "4711"), (FamilyName, "=1+1")];
    let found = PersonRow::read(&swapped, Language::De, TODAY).expect_err("names are no numbers");
    assert!(found.iter().all(|fault| fault.code == FaultCode::Character));
}

/// Whatever stands in the cells: a row is read or has a fault, and what is read can be compared.
#[test]
fn no_cell_breaks_a_row() {
    const PIECES: [&str; 16] =
        ["", "0", "12", "2026", ".", ",", "-", " ", "\u{a0}", "%", "DE", "@", "Jana", "ä", "\u{308}", "\t"];
    let mut state = 1_u64;
    for _ in 0..5_000 {
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            PIECES[usize::try_from(state >> 60).expect("small")]
        };
        let cells: Vec<String> = Column::ALL.iter().map(|_| [next(), next(), next(), next()].concat()).collect();
        let row: Vec<(Column, &str)> = Column::ALL.iter().copied().zip(cells.iter().map(String::as_str)).collect();
        match PersonRow::read(&row, Language::De, TODAY) {
            Ok(row) => assert!(row.values().get(PersonnelNumber).is_some()),
            Err(faults) => assert!(!faults.is_empty()),
        }
    }
}
