//! How one holiday is written down.

use super::easter::easter;
use super::name::Name;
use super::place::{District, Land};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

/// How sure we are of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// Compared with the text of the law, or with at least two concurring publications of the adopted law.
    Verified,
    /// Reported, but the adopted law was not seen.
    Unverified,
}

/// What kind of day it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A general holiday by law.
    Holiday,
    /// No holiday, but terms of that country's own law do not end on it. Whether BGB § 193 covers it is open.
    Equated,
}

/// On which day a holiday falls.
#[derive(Debug, Clone, Copy)]
pub(super) enum On {
    /// The same day each year: month, day.
    Fixed(i8, i8),
    /// As `Fixed`, but on the Saturday before when that is a Sunday.
    FixedNotSunday(i8, i8),
    /// Days after Easter Sunday.
    Easter(i16),
    /// The Wednesday before 23 November.
    Repentance,
    /// One day in one year.
    Once(i16, i8, i8),
}

impl On {
    fn in_year(self, year: i16) -> Option<Date> {
        match self {
            Self::Fixed(month, day) => Date::new(year, month, day).ok(),
            Self::FixedNotSunday(month, day) => {
                let date = Date::new(year, month, day).ok()?;
                if date.weekday() == Weekday::Sunday { date.yesterday().ok() } else { Some(date) }
            }
            Self::Easter(days) => easter(year)?.checked_add(i64::from(days).days()).ok(),
            Self::Repentance => Date::new(year, 11, 23).ok()?.nth_weekday(-1, Weekday::Wednesday).ok(),
            Self::Once(in_year, month, day) if in_year == year => Date::new(year, month, day).ok(),
            Self::Once(..) => None,
        }
    }
}

/// Where the entry is laid down.
#[derive(Debug, Clone, Copy)]
pub(super) enum Source {
    /// In the Land's law on holidays, see [`super::holiday_law`].
    LandLaw,
    /// In this norm.
    Norm(&'static str),
}

/// One holiday, where and since when.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    pub(super) name: Name,
    on: On,
    from: i16,
    until: i16,
    /// Empty: the whole country.
    lands: &'static [Land],
    pub(super) district: Option<District>,
    pub(super) standing: Standing,
    pub(super) certainty: Certainty,
    pub(super) source: Source,
}

impl Rule {
    pub(super) const fn new(name: Name, on: On, source: Source) -> Self {
        Self {
            name,
            on,
            from: i16::MIN,
            until: i16::MAX,
            lands: &[],
            district: None,
            standing: Standing::Holiday,
            certainty: Certainty::Verified,
            source,
        }
    }

    /// A holiday of these Länder, by their own laws.
    pub(super) const fn of(lands: &'static [Land], name: Name, on: On) -> Self {
        let mut rule = Self::new(name, on, Source::LandLaw);
        rule.lands = lands;
        rule
    }

    pub(super) const fn since(mut self, year: i16) -> Self {
        self.from = year;
        self
    }

    pub(super) const fn until(mut self, year: i16) -> Self {
        self.until = year;
        self
    }

    pub(super) const fn only_in(mut self, district: District) -> Self {
        self.district = Some(district);
        self
    }

    /// By another norm than the Land's list.
    pub(super) const fn by(mut self, norm: &'static str) -> Self {
        self.source = Source::Norm(norm);
        self
    }

    pub(super) const fn equated(mut self) -> Self {
        self.standing = Standing::Equated;
        self
    }

    pub(super) const fn unverified(mut self) -> Self {
        self.certainty = Certainty::Unverified;
        self
    }

    /// Whether the rule speaks of this Land; a national rule speaks of all.
    pub(super) fn concerns(&self, land: Option<Land>) -> bool {
        self.lands.is_empty() || land.is_some_and(|land| self.lands.contains(&land))
    }

    pub(super) fn falls_on(&self, date: Date) -> bool {
        (self.from..=self.until).contains(&date.year()) && self.on.in_year(date.year()) == Some(date)
    }
}
