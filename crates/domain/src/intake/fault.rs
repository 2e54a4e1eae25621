//! What is wrong with a cell.

use super::Column;
use crate::organisation::names;
use crate::typed::{NoAmount, NoDate, NoIban, NoPercentage};
use serde::{Deserialize, Serialize};

names! {
    /// What is wrong with a cell, by what its writer has to do. Codes are stored and are keys of texts: none is ever renamed.
    FaultCode {
        /// Fill it in: it has to be there.
        Missing = "missing",
        /// Shorten it.
        TooLong = "too_long",
        /// Take out a character that does not belong there.
        Character = "character",
        /// Part the name: "Krämer, Jana" or "Jana Krämer".
        NameNotSplit = "name_not_split",
        /// Mend the day: it cannot be read as one.
        NoDay = "no_day",
        /// Put the day before the month.
        DayFirst = "day_first",
        /// Complete the day: a part of it is missing.
        DayIncomplete = "day_incomplete",
        /// Mend the day: the calendar has no such day.
        DayDoesNotExist = "day_does_not_exist",
        /// Check the birthday: the person would be younger than 15 or older than 100.
        BirthImplausible = "birth_implausible",
        /// Check both days: the first day of work is not after the birthday.
        EntryBeforeBirth = "entry_before_birth",
        /// Check both days: the last one is before the first one.
        ExitBeforeEntry = "exit_before_entry",
        /// Check both days: the contract ends before it starts.
        EndBeforeStart = "end_before_start",
        /// Mend the amount: it cannot be read as one.
        NoAmount = "no_amount",
        /// Give the amount in euro.
        OtherCurrency = "other_currency",
        /// Give an amount that is not below nothing.
        Negative = "negative",
        /// Give a smaller number.
        TooLarge = "too_large",
        /// Mend the number: it cannot be read as one.
        NoNumber = "no_number",
        /// Say which is meant: 0.75 may be 0.75 % or 75 %.
        ShareOrPercent = "share_or_percent",
        /// Give a class from 1 to 6.
        NoTaxClass = "no_tax_class",
        /// Mend the address: it is none.
        NoEmail = "no_email",
        /// Mend the word: it names no state.
        UnknownState = "unknown_state",
        /// Mend the word: it names none of the five ways.
        UnknownWay = "unknown_way",
        /// Mend the word: it names no rhythm.
        UnknownRhythm = "unknown_rhythm",
        /// Check the amounts: the parts are not the total.
        SplitDiffers = "split_differs",
        /// Compare the length and the kinds of characters with the letter.
        Form = "form",
        /// Compare character by character: the check digit does not fit.
        CheckDigit = "check_digit",
        /// Complete the account number: its country is missing or unknown.
        IbanCountry = "iban_country",
        /// The same key stands in another line: keep one of them.
        Duplicate = "duplicate",
        /// Check the tax id, or look for the person twice: another person here has it.
        Taken = "taken",
        /// Mend the personnel number, or import the person first: nobody here has it.
        UnknownPerson = "unknown_person",
        /// Check the personnel number: the person who has it is called otherwise, or has another birthday.
        PersonDiffers = "person_differs",
        /// Check number and carrier: this contract belongs to another person.
        OtherPerson = "other_person",
        /// Ask who locked the record: nobody may change it now.
        Locked = "locked",
        /// Name another, or ask who closed it: nobody new comes to a closed place of work or payroll area.
        Closed = "closed",
        /// Mend the number, or add the group contract first: it is not known here.
        UnknownGroup = "unknown_group",
        /// Check the group contract: it has another carrier, or another way.
        GroupDiffers = "group_differs",
        /// Say who pays which part: a total alone does not tell.
        SplitMissing = "split_missing",
    }
}

/// A cell that cannot be taken as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellFault {
    /// Where.
    pub column: Column,
    /// Why.
    pub code: FaultCode,
    /// The other line of the file that it collides with.
    pub other_line: Option<u32>,
}

impl CellFault {
    /// A fault of the cell alone.
    pub const fn new(column: Column, code: FaultCode) -> Self {
        Self { column, code, other_line: None }
    }

    /// The same key in another line.
    pub const fn duplicate(column: Column, other_line: u32) -> Self {
        Self { column, code: FaultCode::Duplicate, other_line: Some(other_line) }
    }
}

impl From<NoDate> for FaultCode {
    fn from(no: NoDate) -> Self {
        match no {
            NoDate::Empty => Self::Missing,
            NoDate::DayFirst => Self::DayFirst,
            NoDate::DayMissing | NoDate::YearMissing | NoDate::YearUnclear => Self::DayIncomplete,
            NoDate::MonthUnknown | NoDate::DayDoesNotExist | NoDate::YearOutOfRange | NoDate::WeekdayDiffers => {
                Self::DayDoesNotExist
            }
            NoDate::NotADate | NoDate::ForeignDigits | NoDate::Several => Self::NoDay,
        }
    }
}

impl From<NoAmount> for FaultCode {
    fn from(no: NoAmount) -> Self {
        match no {
            NoAmount::Empty => Self::Missing,
            NoAmount::OtherCurrency => Self::OtherCurrency,
            NoAmount::Negative => Self::Negative,
            NoAmount::TooLarge => Self::TooLarge,
            NoAmount::NotANumber
            | NoAmount::ForeignDigits
            | NoAmount::Several
            | NoAmount::Groups
            | NoAmount::Unfinished
            | NoAmount::TooManyDecimals => Self::NoAmount,
        }
    }
}

impl From<NoPercentage> for FaultCode {
    fn from(no: NoPercentage) -> Self {
        match no {
            NoPercentage::Empty => Self::Missing,
            NoPercentage::Negative => Self::Negative,
            NoPercentage::TooLarge => Self::TooLarge,
            NoPercentage::NotANumber
            | NoPercentage::ForeignDigits
            | NoPercentage::Several
            | NoPercentage::Ambiguous
            | NoPercentage::Groups
            | NoPercentage::Unfinished
            | NoPercentage::TooManyDecimals => Self::NoNumber,
        }
    }
}

impl From<NoIban> for FaultCode {
    fn from(no: NoIban) -> Self {
        match no {
            NoIban::Empty => Self::Missing,
            NoIban::Character(_) => Self::Character,
            NoIban::CountryMissing | NoIban::UnknownCountry => Self::IbanCountry,
            NoIban::Length { .. } | NoIban::Structure => Self::Form,
            NoIban::CheckDigits | NoIban::Mistaken(_) => Self::CheckDigit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_once_and_are_those_on_the_wire() {
        for (place, code) in FaultCode::ALL.iter().enumerate() {
            assert!(FaultCode::ALL.iter().skip(place + 1).all(|other| other.code() != code.code()));
            assert_eq!(serde_json::to_string(code).expect("json"), format!("\"{}\"", code.code()));
        }
    }
}
