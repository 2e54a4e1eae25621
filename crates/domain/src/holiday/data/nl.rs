//! The Netherlands: Algemene termijnenwet (Atw), the list that moves the end of statutory terms.
//!
//! Art. 3 lid 1 names 1 January, Easter Monday, Whit Monday, both days of Christmas, Ascension, the day on which the
//! King's birthday is celebrated and 5 May (every year, whether or not people have the day off); lid 2 equates Good
//! Friday in the Act itself, so we take it as a holiday. Lid 3 lets a royal decree equate further days for some years:
//! those carry `Standing::Equated`; the ones from 2000 to 2016 and from 2020 to 2022 are missing. Easter Sunday and Whit
//! Sunday are not on the list; they are Sundays.

use crate::holiday::name::Name;
use crate::holiday::rule::{On, Rule, Source};

const LIST: Source = Source::Norm("Algemene termijnenwet art. 3 lid 1");
const KING: Source = Source::Norm("Algemene termijnenwet art. 3 lid 1; the day of celebration by royal decision");
const DECREE_2017: Source = Source::Norm("Algemene termijnenwet art. 3 lid 3; Besluit 31-10-2016 (Stcrt. 2016, 58653)");
const DECREE_2023: Source = Source::Norm("Algemene termijnenwet art. 3 lid 3; Besluit gelijkstelling 2023-2025");
const DECREE_2026: Source = Source::Norm("Algemene termijnenwet art. 3 lid 3; Besluit gelijkstelling 2026-2028");

const fn equated(year: i16, month: i8, day: i8, decree: Source) -> Rule {
    Rule::new(Name::EquatedDay, On::Once(year, month, day), decree).equated()
}

pub(super) const RULES: &[Rule] = &[
    Rule::new(Name::NewYear, On::Fixed(1, 1), LIST),
    Rule::new(Name::GoodFriday, On::Easter(-2), Source::Norm("Algemene termijnenwet art. 3 lid 2")),
    Rule::new(Name::EasterMonday, On::Easter(1), LIST),
    Rule::new(Name::QueensDay, On::FixedNotSunday(4, 30), KING).until(2013),
    Rule::new(Name::KingsDay, On::FixedNotSunday(4, 27), KING).since(2014),
    Rule::new(Name::LiberationDay, On::Fixed(5, 5), LIST),
    Rule::new(Name::Ascension, On::Easter(39), LIST),
    Rule::new(Name::WhitMonday, On::Easter(50), LIST),
    Rule::new(Name::Christmas, On::Fixed(12, 25), LIST),
    Rule::new(Name::SecondChristmas, On::Fixed(12, 26), LIST),
    equated(2017, 4, 28, DECREE_2017),
    equated(2017, 5, 26, DECREE_2017),
    equated(2018, 5, 11, DECREE_2017),
    equated(2018, 12, 24, DECREE_2017),
    equated(2018, 12, 31, DECREE_2017),
    equated(2019, 5, 31, DECREE_2017),
    equated(2019, 12, 27, DECREE_2017),
    equated(2023, 4, 28, DECREE_2023),
    equated(2023, 5, 19, DECREE_2023),
    equated(2024, 5, 10, DECREE_2023),
    equated(2024, 12, 27, DECREE_2023),
    equated(2025, 5, 30, DECREE_2023),
    equated(2026, 1, 2, DECREE_2026),
    equated(2026, 5, 15, DECREE_2026),
    equated(2027, 5, 7, DECREE_2026),
    equated(2028, 4, 28, DECREE_2026),
    equated(2028, 5, 26, DECREE_2026),
];
