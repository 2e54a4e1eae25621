//! Public holidays and working days: the 16 German Länder, the Netherlands, Denmark.
//!
//! The lists are data with their norm. Some days stay open: a holiday of a few municipalities when the municipality is
//! not known, a day that only equals a holiday, an entry nobody could verify. Such a day has a [`Doubt`], and whoever
//! asks for working days says with [`InDoubt`] how it counts.

mod data;
mod easter;
mod name;
mod place;
mod rule;
mod working;

pub use data::CHECKED_FROM;
pub use easter::easter;
pub use name::Name;
pub use place::{District, Land, Locality, Place, Region, holiday_law};
pub use rule::{Certainty, Standing};
pub use working::{InDoubt, add_working_days, is_working_day, last_working_day, next_working_day};
pub(crate) use working::{Rest, rest};
pub use working::{previous_working_day, working_days};

use jiff::civil::Date;
use rule::{Rule, Source};
use serde::{Deserialize, Serialize};

/// Why it is open whether a day is a holiday at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Only in this part of the Land, and the municipality is not known.
    OnlyIn(District),
    /// No holiday by name, but equated with one for the terms of that country's law.
    Equated,
    /// The law was not seen, or the day lies before [`CHECKED_FROM`].
    Unverified,
}

/// A holiday at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Holiday {
    /// Which one.
    pub name: Name,
    /// When.
    pub date: Date,
    /// The norm that makes it one.
    pub source: &'static str,
    /// Whether the norm makes it a holiday or something like it.
    pub standing: Standing,
    /// Whether we have seen the norm.
    pub certainty: Certainty,
    /// Why it may be none here.
    pub doubt: Option<Doubt>,
}

/// The holiday on this day, if any; one without doubt before one with.
///
/// Sundays as such are no entry, see [`is_working_day`].
pub fn holiday(place: Place, date: Date) -> Option<Holiday> {
    let on_the_day = data::rules(place.region).iter().filter(|rule| rule.falls_on(date));
    on_the_day.filter_map(|rule| kept(rule, place, date)).min_by_key(|holiday| holiday.doubt.is_some())
}

/// All holidays of a year, in order, those in doubt included.
pub fn holidays(place: Place, year: i16) -> Vec<Holiday> {
    let days = Date::new(year, 1, 1).map(|first| first.series(jiff::Span::new().days(1)));
    days.into_iter().flatten().take_while(|day| day.year() == year).filter_map(|day| holiday(place, day)).collect()
}

fn kept(rule: &Rule, place: Place, date: Date) -> Option<Holiday> {
    let land = match place.region {
        Region::De(land) => Some(land),
        Region::Nl | Region::Dk => None,
    };
    let in_part = match (rule.district, place.locality) {
        (None, _) => None,
        (Some(district), Locality::Unknown) => Some(Doubt::OnlyIn(district)),
        (Some(district), Locality::In(here)) if here.lies_in(district) => None,
        (Some(district), Locality::In(here)) if here.land() != district.land() => Some(Doubt::OnlyIn(district)),
        (Some(_), _) => return None,
    };
    if !rule.concerns(land) {
        return None;
    }
    Some(Holiday {
        name: rule.name,
        date,
        source: source(rule, land),
        standing: rule.standing,
        certainty: rule.certainty,
        doubt: in_part.or_else(|| doubt(rule, date)),
    })
}

fn doubt(rule: &Rule, date: Date) -> Option<Doubt> {
    if rule.standing == Standing::Equated {
        return Some(Doubt::Equated);
    }
    (rule.certainty == Certainty::Unverified || date.year() < CHECKED_FROM).then_some(Doubt::Unverified)
}

fn source(rule: &Rule, land: Option<Land>) -> &'static str {
    match (rule.source, land) {
        (Source::Norm(norm), _) => norm,
        (Source::LandLaw, land) => land.map_or("", holiday_law),
    }
}

#[cfg(test)]
mod tests;
