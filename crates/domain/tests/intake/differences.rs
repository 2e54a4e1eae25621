//! What rows would change, and that counts add up.

use domain::Language;
use domain::intake::Column::{Email, FamilyName, GivenName, Iban, PersonnelNumber, TaxId};
use domain::intake::{
    CellFault, Counts, FaultCode, FieldChange, Judged, List, Mapping, ReadRow, Values, Verdict, judge,
};
use jiff::civil::date;

fn rows(lines: &[[&str; 4]]) -> Vec<ReadRow> {
    let columns = [PersonnelNumber, GivenName, FamilyName, Email].map(Some).to_vec();
    // Without a mapping there are no rows, and every test below fails.
    let Ok(mapping) = Mapping::new(List::People, columns) else { return Vec::new() };
    let read = |(line, row): (u32, &[&str; 4])| ReadRow::of(&mapping, line, row, Language::De, date(2026, 11, 23));
    (2..).zip(lines).map(read).collect()
}

/// Jana is known; nobody else is.
fn known(number: &str) -> Option<Values> {
    let jana = Values::default()
        .with(PersonnelNumber, Some("4711"))
        .with(GivenName, Some("Jana"))
        .with(FamilyName, Some("Krämer"))
        .with(Email, Some("jana@example.org"));
    Some(jana).filter(|_| number == "4711")
}

fn judged(lines: &[[&str; 4]]) -> Vec<Judged> {
    judge(List::People, rows(lines), known)
}

#[test]
fn a_row_is_new_changed_unchanged_or_refused() {
    let verdict = |line| judged(&[line]).remove(0).verdict;
    assert_eq!(verdict(["4712", "Tom", "Wolf", ""]), Verdict::New);
    assert_eq!(verdict(["4711", "Jana", "Krämer", "jana@example.org"]), Verdict::Unchanged);
    assert_eq!(verdict(["4711", "Jana", "Krämer", ""]), Verdict::Unchanged, "an empty cell takes nothing away");
    let change = FieldChange { column: FamilyName, old: Some("Krämer".to_owned()), new: "Wolf".to_owned() };
    assert_eq!(verdict(["4711", "Jana", "Wolf", ""]), Verdict::Changed(vec![change]));
    let fault = CellFault::new(Email, FaultCode::NoEmail);
    assert_eq!(verdict(["4711", "Jana", "Krämer", "jana"]), Verdict::Refused(vec![fault]));
}

#[test]
fn the_same_number_twice_is_refused_on_both_lines() {
    let found = judged(&[
        ["1", "Tom", "Wolf", ""],
        ["2", "Ida", "Wolf", ""],
        [" 1 ", "Tim", "Wolf", "tim"],
        ["1", "Kim", "Wolf", ""],
    ]);
    let twice = |line| CellFault::duplicate(PersonnelNumber, line);
    assert_eq!(found[0].verdict, Verdict::Refused(vec![twice(4)]));
    assert_eq!(found[1].verdict, Verdict::New);
    let both = vec![CellFault::new(Email, FaultCode::NoEmail), twice(2)];
    assert_eq!((found[2].line, &found[2].verdict), (4, &Verdict::Refused(both)), "what else is wrong is told too");
    assert_eq!(found[3].verdict, Verdict::Refused(vec![twice(2)]));
}

#[test]
fn rows_without_a_number_are_no_duplicates() {
    let missing = Verdict::Refused(vec![CellFault::new(PersonnelNumber, FaultCode::Missing)]);
    let found = judged(&[["", "Tom", "Wolf", ""], ["", "Ida", "Wolf", ""]]);
    assert!(found.iter().all(|row| row.verdict == missing && row.key.is_none()));
}

/// Whatever the rows are, each is counted once.
#[test]
fn counts_add_up() {
    let numbers = ["4711", "1", "2", "3", "=1", ""];
    let mails = ["", "jana@example.org", "jana"];
    let mut state = 7_u64;
    for size in 0..60_u32 {
        let mut next = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from((state >> 33) % below).expect("small")
        };
        let lines: Vec<[&str; 4]> = (0..size).map(|_| [numbers[next(6)], "Jana", "Krämer", mails[next(3)]]).collect();
        let found = judged(&lines);
        let counts: Counts = found.iter().map(|row| &row.verdict).collect();
        assert_eq!(counts.total(), size);
        assert_eq!(counts.total(), counts.new_rows() + counts.changed() + counts.unchanged() + counts.refused());
        assert_eq!(counts.effective(), counts.new_rows() + counts.changed());
        assert!(found.iter().map(|row| row.line).eq(2..size + 2), "in their order");
    }
}

#[test]
fn logs_show_no_sensitive_value() {
    let iban = FieldChange { column: Iban, old: None, new: "DE89370400440532013000".to_owned() };
    let tax_id = FieldChange { column: TaxId, old: Some("86095742719".to_owned()), new: "65929970489".to_owned() };
    let shown = format!("{iban:?} {tax_id:?}");
    assert!(!shown.contains("0532") && !shown.contains("86095") && shown.contains("…719"), "{shown}");
}
