//! The date of Easter.

use jiff::civil::Date;

/// Easter Sunday in the Gregorian calendar (from 1583; none before).
///
/// The anonymous algorithm of *Nature*, 20 April 1876, as printed by Meeus, *Astronomical Algorithms* (1991), chapter
/// 8; his letters stand at the end of the lines.
pub fn easter(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let lunar = i32::from(year) % 19; // a
    let (century, rest) = (i32::from(year) / 100, i32::from(year) % 100); // b, c
    let correction = (century - (century + 8) / 25 + 1) / 3; // f, g
    let moon = (19 * lunar + century - century / 4 - correction + 15) % 30; // d, h
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7; // e, i, k, l
    let early = (lunar + 11 * moon + 22 * weekday) / 451; // m
    let count = moon + weekday - 7 * early + 114; // n, p
    let (month, day) = (i8::try_from(count / 31).ok()?, i8::try_from(count % 31 + 1).ok()?);
    Date::new(year, month, day).ok()
}
