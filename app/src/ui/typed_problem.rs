//! What somebody has to do whose text was not read, in the words of the page.

use crate::i18n::{Key, Texts, k};
use domain::typed::{NoAmount, NoDate, NoIban, NoPercentage, write_iban};

/// What to do about an amount.
pub(super) const fn amount_problem(problem: NoAmount) -> Key {
    match problem {
        NoAmount::Empty => k::UI_MONEY_EMPTY,
        NoAmount::NotANumber => k::UI_MONEY_NOT_A_NUMBER,
        NoAmount::ForeignDigits => k::UI_TYPED_FOREIGN_DIGITS,
        NoAmount::OtherCurrency => k::UI_MONEY_OTHER_CURRENCY,
        NoAmount::Several => k::UI_MONEY_SEVERAL,
        NoAmount::Groups => k::UI_MONEY_GROUPS,
        NoAmount::Unfinished => k::UI_MONEY_UNFINISHED,
        NoAmount::TooManyDecimals => k::UI_MONEY_DECIMALS,
        NoAmount::Negative => k::UI_MONEY_NEGATIVE,
        NoAmount::TooLarge => k::UI_MONEY_TOO_LARGE,
    }
}

/// What to do about a percentage.
pub(super) const fn percent_problem(problem: NoPercentage) -> Key {
    match problem {
        NoPercentage::Empty => k::UI_PERCENT_EMPTY,
        NoPercentage::NotANumber => k::UI_PERCENT_NOT_A_NUMBER,
        NoPercentage::ForeignDigits => k::UI_TYPED_FOREIGN_DIGITS,
        NoPercentage::Several => k::UI_PERCENT_SEVERAL,
        NoPercentage::Ambiguous => k::UI_PERCENT_AMBIGUOUS,
        NoPercentage::Groups => k::UI_PERCENT_GROUPS,
        NoPercentage::Unfinished => k::UI_PERCENT_UNFINISHED,
        NoPercentage::TooManyDecimals => k::UI_PERCENT_DECIMALS,
        NoPercentage::Negative => k::UI_PERCENT_NEGATIVE,
        NoPercentage::TooLarge => k::UI_PERCENT_TOO_LARGE,
    }
}

/// What to do about a day.
pub(super) const fn date_problem(problem: NoDate) -> Key {
    match problem {
        NoDate::Empty => k::UI_DATE_EMPTY,
        NoDate::NotADate => k::UI_DATE_NOT_A_DATE,
        NoDate::ForeignDigits => k::UI_TYPED_FOREIGN_DIGITS,
        NoDate::Several => k::UI_DATE_SEVERAL,
        NoDate::DayFirst => k::UI_DATE_DAY_FIRST,
        NoDate::MonthUnknown => k::UI_DATE_MONTH_UNKNOWN,
        NoDate::DayDoesNotExist => k::UI_DATE_NO_SUCH_DAY,
        NoDate::DayMissing => k::UI_DATE_DAY_MISSING,
        NoDate::YearMissing => k::UI_DATE_YEAR_MISSING,
        NoDate::YearUnclear => k::UI_DATE_YEAR_UNCLEAR,
        NoDate::YearOutOfRange => k::UI_DATE_YEAR_RANGE,
        NoDate::WeekdayDiffers => k::UI_DATE_WEEKDAY,
    }
}

/// What to do about an account number.
pub(super) fn iban_problem(t: Texts, problem: &NoIban) -> String {
    let key = match problem {
        NoIban::Empty => k::UI_IBAN_EMPTY,
        NoIban::CountryMissing => k::UI_IBAN_COUNTRY_MISSING,
        NoIban::UnknownCountry => k::UI_IBAN_UNKNOWN_COUNTRY,
        NoIban::Structure => k::UI_IBAN_STRUCTURE,
        NoIban::CheckDigits => k::UI_IBAN_CHECK_DIGITS,
        NoIban::Character(sign) => return t.fill(k::UI_IBAN_CHARACTER, &[("sign", &sign.to_string())]),
        NoIban::Length { must, has } => {
            return t.fill(k::UI_IBAN_LENGTH, &[("must", &must.to_string()), ("has", &has.to_string())]);
        }
        NoIban::Mistaken(meant) => return t.fill(k::UI_IBAN_MISTAKEN, &[("iban", &write_iban(meant))]),
    };
    t.get(key).to_owned()
}
