//! Denmark: the holy days of the national church (helligdage).
//!
//! Grundlovsdag, 24 and 31 December are no helligdage, but Danish terms do not end on them (for one,
//! forældelsesloven § 27 stk. 2): they carry `Standing::Equated`. 1 May is a day off by agreement only and stands
//! nowhere.

use crate::holiday::name::Name;
use crate::holiday::rule::{On, Rule, Source};

const HOLY_DAYS: Source = Source::Norm("Helligdagsforordning 26-10-1770");
const TERMS: Source = Source::Norm("Forældelsesloven § 27 stk. 2");

pub(super) const RULES: &[Rule] = &[
    Rule::new(Name::NewYear, On::Fixed(1, 1), HOLY_DAYS),
    Rule::new(Name::MaundyThursday, On::Easter(-3), HOLY_DAYS),
    Rule::new(Name::GoodFriday, On::Easter(-2), HOLY_DAYS),
    Rule::new(Name::EasterSunday, On::Easter(0), HOLY_DAYS),
    Rule::new(Name::EasterMonday, On::Easter(1), HOLY_DAYS),
    Rule::new(
        Name::GreatPrayerDay,
        On::Easter(26),
        Source::Norm("Forordning 27-03-1686; abolished by lov nr. 214 af 06-03-2023"),
    )
    .until(2023),
    Rule::new(Name::Ascension, On::Easter(39), HOLY_DAYS),
    Rule::new(Name::WhitSunday, On::Easter(49), HOLY_DAYS),
    Rule::new(Name::WhitMonday, On::Easter(50), HOLY_DAYS),
    Rule::new(Name::Christmas, On::Fixed(12, 25), HOLY_DAYS),
    Rule::new(Name::SecondChristmas, On::Fixed(12, 26), HOLY_DAYS),
    Rule::new(Name::ConstitutionDay, On::Fixed(6, 5), TERMS).equated(),
    Rule::new(Name::ChristmasEve, On::Fixed(12, 24), TERMS).equated(),
    Rule::new(Name::NewYearsEve, On::Fixed(12, 31), TERMS).equated(),
];
