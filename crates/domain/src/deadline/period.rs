//! From when a term runs and how long it is.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What sets a term off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// An event in the course of this day, which then does not count (BGB § 187 I): receipt, exit.
    Event(Date),
    /// The beginning of this day, which then counts (BGB § 187 II): entry, promise "as of", birthday.
    Beginning(Date),
}

impl Start {
    /// The day named.
    pub const fn day(self) -> Date {
        match self {
            Self::Event(day) | Self::Beginning(day) => day,
        }
    }
}

/// The length of a term. Years and months are counted before weeks and days (as BGB § 189 II does with half months).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    years: u16,
    months: u16,
    weeks: u16,
    days: u16,
}

impl Period {
    const NONE: Self = Self { years: 0, months: 0, weeks: 0, days: 0 };

    /// So many days.
    pub const fn days(days: u16) -> Self {
        Self { days, ..Self::NONE }
    }

    /// So many weeks.
    pub const fn weeks(weeks: u16) -> Self {
        Self { weeks, ..Self::NONE }
    }

    /// So many months. A quarter is three, half a year six (BGB § 189 I).
    pub const fn months(months: u16) -> Self {
        Self { months, ..Self::NONE }
    }

    /// So many years.
    pub const fn years(years: u16) -> Self {
        Self { years, ..Self::NONE }
    }

    /// And so many months.
    #[must_use]
    pub const fn and_months(self, months: u16) -> Self {
        Self { months: self.months.saturating_add(months), ..self }
    }

    /// And so many days, counted last. Half a month is 15 (BGB § 189).
    #[must_use]
    pub const fn and_days(self, days: u16) -> Self {
        Self { days: self.days.saturating_add(days), ..self }
    }

    /// Years and months, in months.
    pub fn total_months(self) -> u32 {
        u32::from(self.years) * 12 + u32::from(self.months)
    }

    /// Whole weeks named.
    pub const fn weeks_named(self) -> u16 {
        self.weeks
    }

    /// Single days named.
    pub const fn days_named(self) -> u16 {
        self.days
    }

    /// Whether this is no time at all.
    pub fn is_empty(self) -> bool {
        self == Self::NONE
    }
}
