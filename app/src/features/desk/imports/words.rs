//! Words for what a list holds and for what is wrong with it. Only the server says them.

use crate::features::desk::words::{contract, employment, way};
use crate::i18n::{Key, Texts, k};
use domain::employment::EmploymentState;
use domain::intake::{Column, FaultCode, List, Why};
use domain::pension::{ContractState, Rhythm, Way};
use domain::typed::write_euro;
use services::imports::Fault;

/// What a list is about.
pub const fn list(list: List) -> Key {
    match list {
        List::People => k::IMPORTS_LIST_PEOPLE,
        List::Contracts => k::IMPORTS_LIST_CONTRACTS,
    }
}

/// The name of a column.
pub const fn column(column: Column) -> Key {
    match column {
        Column::PersonnelNumber => k::IMPORT_COLUMN_PERSONNEL_NUMBER,
        Column::GivenName => k::IMPORT_COLUMN_GIVEN_NAME,
        Column::FamilyName => k::IMPORT_COLUMN_FAMILY_NAME,
        Column::WholeName => k::IMPORT_COLUMN_WHOLE_NAME,
        Column::BirthDate => k::IMPORT_COLUMN_BIRTH_DATE,
        Column::EntryDate => k::IMPORT_COLUMN_ENTRY_DATE,
        Column::ExitDate => k::IMPORT_COLUMN_EXIT_DATE,
        Column::Site => k::IMPORT_COLUMN_SITE,
        Column::PayrollArea => k::IMPORT_COLUMN_PAYROLL_AREA,
        Column::Email => k::IMPORT_COLUMN_EMAIL,
        Column::WeeklyHours => k::IMPORT_COLUMN_WEEKLY_HOURS,
        Column::PartTimePercent => k::IMPORT_COLUMN_PART_TIME_PERCENT,
        Column::GrossMonthly => k::IMPORT_COLUMN_GROSS_MONTHLY,
        Column::TaxClass => k::IMPORT_COLUMN_TAX_CLASS,
        Column::TaxId => k::IMPORT_COLUMN_TAX_ID,
        Column::SvNumber => k::IMPORT_COLUMN_SV_NUMBER,
        Column::Iban => k::IMPORT_COLUMN_IBAN,
        Column::Status => k::IMPORT_COLUMN_STATUS,
        Column::ContractNumber => k::IMPORT_COLUMN_CONTRACT_NUMBER,
        Column::Carrier => k::IMPORT_COLUMN_CARRIER,
        Column::Way => k::IMPORT_COLUMN_WAY,
        Column::OwnContribution => k::IMPORT_COLUMN_OWN_CONTRIBUTION,
        Column::EmployerContribution => k::IMPORT_COLUMN_EMPLOYER_CONTRIBUTION,
        Column::Subsidy => k::IMPORT_COLUMN_SUBSIDY,
        Column::TotalContribution => k::IMPORT_COLUMN_TOTAL_CONTRIBUTION,
        Column::Rhythm => k::IMPORT_COLUMN_RHYTHM,
        Column::Start => k::IMPORT_COLUMN_START,
        Column::End => k::IMPORT_COLUMN_END,
        Column::GroupContract => k::IMPORT_COLUMN_GROUP_CONTRACT,
    }
}

/// Why a column is guessed, or left open.
pub const fn why(why: Why) -> Key {
    match why {
        Why::Heading => k::IMPORTS_WHY_HEADING,
        Why::Values => k::IMPORTS_WHY_VALUES,
        Why::Words => k::IMPORTS_WHY_WORDS,
        Why::Unclear => k::IMPORTS_WHY_UNCLEAR,
        Why::Taken(_) => k::IMPORTS_WHY_TAKEN,
        Why::NotOurs => k::IMPORTS_WHY_NOT_OURS,
        Why::Unknown => k::IMPORTS_WHY_UNKNOWN,
    }
}

/// Why a cell cannot be taken: a text, some with placeholders that only imports fill.
pub const fn fault(code: FaultCode) -> Key {
    match code {
        FaultCode::Missing => k::IMPORT_FAULT_MISSING,
        FaultCode::TooLong => k::IMPORT_FAULT_TOO_LONG,
        FaultCode::Character => k::IMPORT_FAULT_CHARACTER,
        FaultCode::NameNotSplit => k::IMPORT_FAULT_NAME_NOT_SPLIT,
        FaultCode::NoDay => k::IMPORT_FAULT_NO_DAY,
        FaultCode::DayFirst => k::IMPORT_FAULT_DAY_FIRST,
        FaultCode::DayIncomplete => k::IMPORT_FAULT_DAY_INCOMPLETE,
        FaultCode::DayDoesNotExist => k::IMPORT_FAULT_DAY_DOES_NOT_EXIST,
        FaultCode::BirthImplausible => k::IMPORT_FAULT_BIRTH_IMPLAUSIBLE,
        FaultCode::EntryBeforeBirth => k::IMPORT_FAULT_ENTRY_BEFORE_BIRTH,
        FaultCode::ExitBeforeEntry => k::IMPORT_FAULT_EXIT_BEFORE_ENTRY,
        FaultCode::EndBeforeStart => k::IMPORT_FAULT_END_BEFORE_START,
        FaultCode::NoAmount => k::IMPORT_FAULT_NO_AMOUNT,
        FaultCode::OtherCurrency => k::IMPORT_FAULT_OTHER_CURRENCY,
        FaultCode::Negative => k::IMPORT_FAULT_NEGATIVE,
        FaultCode::TooLarge => k::IMPORT_FAULT_TOO_LARGE,
        FaultCode::NoNumber => k::IMPORT_FAULT_NO_NUMBER,
        FaultCode::ShareOrPercent => k::IMPORT_FAULT_SHARE_OR_PERCENT,
        FaultCode::NoTaxClass => k::IMPORT_FAULT_NO_TAX_CLASS,
        FaultCode::NoEmail => k::IMPORT_FAULT_NO_EMAIL,
        FaultCode::UnknownState => k::IMPORT_FAULT_UNKNOWN_STATE,
        FaultCode::UnknownWay => k::IMPORT_FAULT_UNKNOWN_WAY,
        FaultCode::UnknownRhythm => k::IMPORT_FAULT_UNKNOWN_RHYTHM,
        FaultCode::SplitDiffers => k::IMPORT_FAULT_SPLIT_DIFFERS,
        FaultCode::Form => k::IMPORT_FAULT_FORM,
        FaultCode::CheckDigit => k::IMPORT_FAULT_CHECK_DIGIT,
        FaultCode::IbanCountry => k::IMPORT_FAULT_IBAN_COUNTRY,
        FaultCode::Duplicate => k::IMPORT_FAULT_DUPLICATE,
        FaultCode::Taken => k::IMPORT_FAULT_TAKEN,
        FaultCode::UnknownPerson => k::IMPORT_FAULT_UNKNOWN_PERSON,
        FaultCode::PersonDiffers => k::IMPORT_FAULT_PERSON_DIFFERS,
        FaultCode::OtherPerson => k::IMPORT_FAULT_OTHER_PERSON,
        FaultCode::Locked => k::IMPORT_FAULT_LOCKED,
        FaultCode::Closed => k::IMPORT_FAULT_CLOSED,
        FaultCode::UnknownGroup => k::IMPORT_FAULT_UNKNOWN_GROUP,
        FaultCode::GroupDiffers => k::IMPORT_FAULT_GROUP_DIFFERS,
        FaultCode::SplitMissing => k::IMPORT_FAULT_SPLIT_MISSING,
    }
}

/// Why a cell cannot be taken, and what to do.
pub fn reason(t: Texts, found: &Fault) -> String {
    let language = t.lang().language();
    let line = found.other_line.map(|line| line.to_string()).unwrap_or_default();
    let (parts, sum, total) = found.split.as_ref().map_or_else(Default::default, |(parts, sum, total)| {
        let parts: Vec<String> = parts.iter().map(|part| write_euro(*part, language)).collect();
        (parts.join(" + "), write_euro(*sum, language), write_euro(*total, language))
    });
    t.fill(fault(found.code), &[("line", &line), ("parts", &parts), ("sum", &sum), ("total", &total)])
}

/// What a state, a way or a rhythm is called that is kept by its code. A status is an employment's in a list of staff, a contract's in a
/// list of contracts; the words of both that have the same code mean the same.
pub fn state(column: Column, code: &str) -> Option<Key> {
    match column {
        Column::Way => Way::from_code(code).map(way),
        Column::Rhythm => Rhythm::from_code(code).map(rhythm),
        _ => EmploymentState::from_code(code).map(employment).or_else(|| ContractState::from_code(code).map(contract)),
    }
}

const fn rhythm(rhythm: Rhythm) -> Key {
    match rhythm {
        Rhythm::Monthly => k::CONTRACTS_RHYTHM_MONTHLY,
        Rhythm::Quarterly => k::CONTRACTS_RHYTHM_QUARTERLY,
        Rhythm::HalfYearly => k::CONTRACTS_RHYTHM_HALF_YEARLY,
        Rhythm::Yearly => k::CONTRACTS_RHYTHM_YEARLY,
        Rhythm::Once => k::CONTRACTS_RHYTHM_ONCE,
    }
}
