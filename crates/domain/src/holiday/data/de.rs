//! Germany: nine days everywhere, the rest by Land. 3 October is federal law, all others are Land law.

use crate::holiday::name::Name;
use crate::holiday::place::District::{Augsburg, CatholicBavaria, CatholicThuringia, SorbianSaxony};
use crate::holiday::place::Land::{
    self, BadenWuerttemberg, Bayern, Berlin, Brandenburg, Bremen, Hamburg, Hessen, MecklenburgVorpommern,
    Niedersachsen, NordrheinWestfalen, RheinlandPfalz, Saarland, Sachsen, SachsenAnhalt, SchleswigHolstein, Thueringen,
};
use crate::holiday::rule::{On, Rule, Source};

const ALL: &[Land] = Land::ALL;
const EPIPHANY: &[Land] = &[BadenWuerttemberg, Bayern, SachsenAnhalt];
const CORPUS_CHRISTI: &[Land] = &[BadenWuerttemberg, Bayern, Hessen, NordrheinWestfalen, RheinlandPfalz, Saarland];
const ALL_SAINTS: &[Land] = &[BadenWuerttemberg, Bayern, NordrheinWestfalen, RheinlandPfalz, Saarland];
const REFORMATION: &[Land] = &[Brandenburg, MecklenburgVorpommern, Sachsen, SachsenAnhalt, Thueringen];
const REFORMATION_SINCE_2018: &[Land] = &[Bremen, Hamburg, Niedersachsen, SchleswigHolstein];
const REFORMATION_IN_2017: &[Land] = &[
    BadenWuerttemberg,
    Bayern,
    Berlin,
    Bremen,
    Hamburg,
    Hessen,
    Niedersachsen,
    NordrheinWestfalen,
    RheinlandPfalz,
    Saarland,
    SchleswigHolstein,
];

const BILL_OF_2024: &str = "Gesetz über die Sonn- und Feiertage (Berlin), bill of 2024";

pub(super) const RULES: &[Rule] = &[
    Rule::of(ALL, Name::NewYear, On::Fixed(1, 1)),
    Rule::of(ALL, Name::GoodFriday, On::Easter(-2)),
    Rule::of(ALL, Name::EasterMonday, On::Easter(1)),
    Rule::of(ALL, Name::LabourDay, On::Fixed(5, 1)),
    Rule::of(ALL, Name::Ascension, On::Easter(39)),
    Rule::of(ALL, Name::WhitMonday, On::Easter(50)),
    Rule::new(Name::GermanUnity, On::Fixed(10, 3), Source::Norm("Art. 2 Abs. 2 Einigungsvertrag")).since(1990),
    Rule::of(ALL, Name::Christmas, On::Fixed(12, 25)),
    Rule::of(ALL, Name::SecondChristmas, On::Fixed(12, 26)),
    Rule::of(EPIPHANY, Name::Epiphany, On::Fixed(1, 6)),
    Rule::of(CORPUS_CHRISTI, Name::CorpusChristi, On::Easter(60)),
    Rule::of(ALL_SAINTS, Name::AllSaints, On::Fixed(11, 1)),
    Rule::of(REFORMATION, Name::Reformation, On::Fixed(10, 31)),
    Rule::of(REFORMATION_SINCE_2018, Name::Reformation, On::Fixed(10, 31)).since(2018),
    Rule::of(REFORMATION_IN_2017, Name::Reformation, On::Once(2017, 10, 31))
        .by("Land law or regulation for 31.10.2017"),
    Rule::of(&[Saarland], Name::Assumption, On::Fixed(8, 15)),
    Rule::of(&[Sachsen], Name::Repentance, On::Repentance),
    // Sundays anyway; only Brandenburg's list names them.
    Rule::of(&[Brandenburg], Name::EasterSunday, On::Easter(0)),
    Rule::of(&[Brandenburg], Name::WhitSunday, On::Easter(49)),
    Rule::of(&[Berlin], Name::WomensDay, On::Fixed(3, 8)).since(2019),
    Rule::of(&[MecklenburgVorpommern], Name::WomensDay, On::Fixed(3, 8)).since(2023),
    Rule::of(&[Thueringen], Name::ChildrensDay, On::Fixed(9, 20)).since(2019),
    Rule::of(&[Berlin], Name::EndOfWar, On::Once(2020, 5, 8)),
    Rule::of(&[Berlin], Name::EndOfWar, On::Once(2025, 5, 8)),
    // The press reported of the bill of 2024: 8 May every five years, and once 17 June 2028.
    Rule::of(&[Berlin], Name::UprisingOf1953, On::Once(2028, 6, 17)).by(BILL_OF_2024).unverified(),
    Rule::of(&[Berlin], Name::EndOfWar, On::Once(2030, 5, 8)).by(BILL_OF_2024).unverified(),
    Rule::of(&[Bayern], Name::Assumption, On::Fixed(8, 15))
        .only_in(CatholicBavaria)
        .by("Art. 1 Abs. 1 Nr. 2, Abs. 3 FTG (Bayern)"),
    Rule::of(&[Bayern], Name::PeaceFestival, On::Fixed(8, 8)).only_in(Augsburg).by("Art. 1 Abs. 2 FTG (Bayern)"),
    Rule::of(&[Sachsen], Name::CorpusChristi, On::Easter(60))
        .only_in(SorbianSaxony)
        .by("§ 1 Abs. 1 SächsSFG, FronleichnamsVO"),
    Rule::of(&[Thueringen], Name::CorpusChristi, On::Easter(60))
        .only_in(CatholicThuringia)
        .by("§ 2 Abs. 2, § 10 Abs. 1 ThürFGtG"),
];
