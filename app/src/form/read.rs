//! Typed text becomes a value, or a [`Problem`] that says what to do. The fields use these readers in the browser, the handlers on the
//! server: both take and refuse the same.

use super::Problem;
use crate::i18n::{Key, Lang, k};
use domain::Percent;
use domain::money::Cents;
use domain::typed::{
    Iban, NoAmount, NoDate, NoIban, NoPercentage, around_birth, parse_amount, parse_date, parse_iban, parse_percent,
    write_date, write_euro, write_iban, write_percent,
};
use jiff::civil::Date;

/// How little or how much an amount may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoneyLimit {
    /// This much is still taken.
    pub amount: Cents,
    /// Why, or what happens beyond it.
    pub why: Option<Key>,
}

/// The smallest and the largest value that is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Between<T> {
    /// The smallest.
    pub least: Option<T>,
    /// The largest.
    pub most: Option<T>,
}

impl<T> Between<T> {
    /// Whatever can be read.
    pub const ANY: Self = Self { least: None, most: None };
}

/// What day it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DayKind {
    /// A day of business: a year of two digits is near today's.
    #[default]
    Business,
    /// A birthday: a year of two digits is in the past.
    Birth,
}

/// An amount in euro, not negative.
///
/// # Errors
/// What to do instead.
pub fn amount(text: &str, lang: Lang, limits: Between<MoneyLimit>) -> Result<Cents, Problem> {
    let language = lang.language();
    let amount = parse_amount(text, language).map_err(|why| Problem::new(no_amount(why)))?;
    let beyond = |limit: MoneyLimit, text: Key| {
        Err(Problem::new(text).with("amount", write_euro(limit.amount, language)).because(limit.why))
    };
    match limits {
        Between { least: Some(limit), .. } if amount < limit.amount => beyond(limit, k::UI_MONEY_LEAST),
        Between { most: Some(limit), .. } if amount > limit.amount => beyond(limit, k::UI_MONEY_MOST),
        _ => Ok(amount),
    }
}

/// A percentage from 0 to 100.
///
/// # Errors
/// What to do instead.
pub fn percent(text: &str, lang: Lang, limits: Between<Percent>) -> Result<Percent, Problem> {
    let language = lang.language();
    let percent = parse_percent(text, language).map_err(|why| Problem::new(no_percentage(why)))?;
    let beyond = |limit, text| Err(Problem::new(text).with("percent", write_percent(limit, language)));
    match limits {
        Between { least: Some(limit), .. } if percent < limit => beyond(limit, k::UI_PERCENT_LEAST),
        Between { most: Some(limit), .. } if percent > limit => beyond(limit, k::UI_PERCENT_MOST),
        _ => Ok(percent),
    }
}

/// A day. `today` decides what a year of two digits means.
///
/// # Errors
/// What to do instead.
pub fn day(text: &str, lang: Lang, today: Date, kind: DayKind, limits: Between<Date>) -> Result<Date, Problem> {
    let language = lang.language();
    let around = match kind {
        DayKind::Business => today,
        DayKind::Birth => around_birth(today),
    };
    let day = parse_date(text, language, around).map_err(|why| Problem::new(no_day(why)))?;
    let beyond = |limit, text| Err(Problem::new(text).with("date", write_date(limit, language)));
    match limits {
        Between { least: Some(limit), .. } if day < limit => beyond(limit, k::UI_DATE_FIRST),
        Between { most: Some(limit), .. } if day > limit => beyond(limit, k::UI_DATE_LAST),
        _ => Ok(day),
    }
}

/// An account number.
///
/// # Errors
/// What to do instead.
pub fn iban(text: &str) -> Result<Iban, Problem> {
    parse_iban(text).map_err(|why| no_iban(&why))
}

const fn no_amount(why: NoAmount) -> Key {
    match why {
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

const fn no_percentage(why: NoPercentage) -> Key {
    match why {
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

const fn no_day(why: NoDate) -> Key {
    match why {
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

fn no_iban(why: &NoIban) -> Problem {
    let text = match why {
        NoIban::Empty => k::UI_IBAN_EMPTY,
        NoIban::CountryMissing => k::UI_IBAN_COUNTRY_MISSING,
        NoIban::UnknownCountry => k::UI_IBAN_UNKNOWN_COUNTRY,
        NoIban::Structure => k::UI_IBAN_STRUCTURE,
        NoIban::CheckDigits => k::UI_IBAN_CHECK_DIGITS,
        NoIban::Character(_) => k::UI_IBAN_CHARACTER,
        NoIban::Length { .. } => k::UI_IBAN_LENGTH,
        NoIban::Mistaken(_) => k::UI_IBAN_MISTAKEN,
    };
    let problem = Problem::new(text);
    match why {
        NoIban::Character(sign) => problem.with("sign", *sign),
        NoIban::Length { must, has } => problem.with("must", must.to_string()).with("has", has.to_string()),
        NoIban::Mistaken(meant) => problem.with("iban", write_iban(meant)),
        _ => problem,
    }
}
