//! Children and the care insurance (SGB XI § 55 Abs. 3).

use crate::wage_tax::CareRate;
use jiff::civil::{Date, date};

/// What the rate depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Child {
    /// Children under 25; one or more also prove that the person is a parent.
    pub under_25: u8,
    /// The person's own birth.
    pub birth: Date,
}

/// The rate in a month: surcharge from the month after the 23rd year is completed, but not for those born before 1940; reductions
/// for the second to the fifth child.
pub fn care_rate(child: &Child, year: i16, month: i8) -> CareRate {
    match child.under_25 {
        0 if is_charged(child.birth, year, month) => CareRate::Childless,
        0 | 1 => CareRate::Plain,
        more => CareRate::Reduced((more - 1).min(4)),
    }
}

fn is_charged(birth: Date, year: i16, month: i8) -> bool {
    let completed = last_day_of_year_of_life(birth, 23);
    birth.year() >= 1940 && (year, month) > (completed.year(), completed.month())
}

/// A year of life ends on the day before the birthday (BGB § 187 Abs. 2, § 188 Abs. 2); for who was born on 29 February, on the
/// last day of February.
pub(crate) fn last_day_of_year_of_life(birth: Date, years: i16) -> Date {
    let year = birth.year().saturating_add(years).min(9998);
    let birthday = Date::new(year, birth.month(), birth.day()).unwrap_or(date(year, 3, 1));
    birthday.yesterday().unwrap_or(birthday)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_surcharge_begins_in_the_month_after_the_23rd_year() {
        let rate = |birth, year, month| care_rate(&Child { under_25: 0, birth }, year, month);
        // Completed on 14 May; on 31 May for who was born on 1 June; on 28 February for 29 February.
        assert_eq!([5, 6].map(|month| rate(date(2003, 5, 15), 2026, month)), [CareRate::Plain, CareRate::Childless]);
        assert_eq!([5, 6].map(|month| rate(date(2003, 6, 1), 2026, month)), [CareRate::Plain, CareRate::Childless]);
        assert_eq!(
            [5, 6, 7].map(|month| rate(date(2003, 6, 2), 2026, month)),
            [CareRate::Plain, CareRate::Plain, CareRate::Childless]
        );
        assert_eq!([2, 3].map(|month| rate(date(2004, 2, 29), 2027, month)), [CareRate::Plain, CareRate::Childless]);
        assert_eq!(rate(date(1939, 12, 31), 2026, 1), CareRate::Plain);
        assert_eq!(rate(date(1940, 1, 1), 2026, 1), CareRate::Childless);
        // Born on 1 January: completed on 31 December of the year before.
        assert_eq!(rate(date(2003, 1, 1), 2026, 1), CareRate::Childless);
    }

    #[test]
    fn the_second_to_the_fifth_child_reduce_the_rate() {
        let rate = |under_25| care_rate(&Child { under_25, birth: date(1980, 1, 1) }, 2026, 1);
        assert_eq!(rate(1), CareRate::Plain);
        assert_eq!([2, 3, 5, 6, 255].map(rate), [1, 2, 4, 4, 4].map(CareRate::Reduced));
    }
}
