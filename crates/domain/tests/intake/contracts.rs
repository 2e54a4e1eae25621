//! Rows of lists of contracts.

use domain::Language;
use domain::intake::Column::{
    Carrier, ContractNumber, EmployerContribution, End, GroupContract, OwnContribution, PersonnelNumber, Rhythm, Start,
    Status, Subsidy, TotalContribution, Way,
};
use domain::intake::{self, CellFault, Column, ContractRow, ContractState, FaultCode};
use domain::money::Cents;
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 11, 23);
const NEEDED: [(Column, &str); 4] =
    [(ContractNumber, "LV-1"), (PersonnelNumber, "4711"), (Carrier, "Muster Leben"), (Way, "Direktversicherung")];

fn read(more: &[(Column, &str)]) -> Result<ContractRow, Vec<CellFault>> {
    ContractRow::read(&[&NEEDED[..], more].concat(), Language::De, TODAY)
}

#[test]
fn a_full_row_is_read() {
    let row = read(&[
        (OwnContribution, "100,00"),
        (EmployerContribution, "20"),
        (Subsidy, "15,00 €"),
        (TotalContribution, "135,00"),
        (Rhythm, "mtl."),
        (Start, "01.01.2020"),
        (End, "01.12.2059"),
        (Status, "Beitragsfrei"),
    ])
    .expect("a row");
    assert_eq!((row.own, row.total), (Some(Cents::new(10_000)), Some(Cents::new(13_500))));
    assert_eq!((row.way, row.rhythm), (Some(intake::Way::DirectInsurance), Some(intake::Rhythm::Monthly)));
    assert_eq!((row.state, row.end), (Some(ContractState::PaidUp), Some(date(2059, 12, 1))));
}

#[test]
fn the_parts_are_the_total() {
    let parts = [(OwnContribution, "100,00"), (Subsidy, "15,00")];
    assert_eq!(read(&parts).map(|row| row.total), Ok(None), "a total that the list does not state is none");
    assert_eq!(read(&[(TotalContribution, "80")]).map(|row| row.total), Ok(Some(Cents::new(8_000))));
    let more = [&parts[..], &[(TotalContribution, "115,01")]].concat();
    assert!(read(&more).is_ok(), "the employer's part may be known");
    let less = [&parts[..], &[(TotalContribution, "114,99")]].concat();
    let complete = [&more[..], &[(EmployerContribution, "0")]].concat();
    for differs in [less, complete] {
        assert_eq!(read(&differs), Err(vec![CellFault::new(TotalContribution, FaultCode::SplitDiffers)]));
    }
    let unread = [(OwnContribution, "viel"), (TotalContribution, "115")];
    assert_eq!(read(&unread), Err(vec![CellFault::new(OwnContribution, FaultCode::NoAmount)]), "one fault, not two");
}

#[test]
fn a_group_contract_stands_for_carrier_and_way() {
    let numbers = &NEEDED[..2];
    let grouped = [numbers, &[(GroupContract, "GV-9")]].concat();
    assert!(ContractRow::read(&grouped, Language::De, TODAY).is_ok());
    let missing = [Carrier, Way].map(|column| CellFault::new(column, FaultCode::Missing)).to_vec();
    assert_eq!(ContractRow::read(numbers, Language::De, TODAY), Err(missing));
}

#[test]
fn words_and_days_are_checked() {
    let found = read(&[(Rhythm, "oft"), (Start, "1.1.2020"), (End, "31.12.2019"), (Status, "?")]);
    let expected = [
        CellFault::new(Rhythm, FaultCode::UnknownRhythm),
        CellFault::new(End, FaultCode::EndBeforeStart),
        CellFault::new(Status, FaultCode::UnknownState),
    ];
    assert_eq!(found, Err(expected.to_vec()));
}
