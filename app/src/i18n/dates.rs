//! Days and times as people write and type them. Server side: the wasm holds no zone table.

use super::Lang;
use domain::deadline::zone;
use domain::holiday::{Land, Region};
use domain::time::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A day: `17.04.1992`, `17/04/1992`, `17-04-1992`, `17.04.1992`.
pub fn date(lang: Lang, day: Date) -> String {
    let between = match lang {
        Lang::De | Lang::Da => '.',
        Lang::En => '/',
        Lang::Nl => '-',
    };
    format!("{:02}{between}{:02}{between}{:04}", day.day(), day.month(), day.year())
}

/// A moment in German time, which is Dutch and Danish time too: the day and `14:05`.
pub fn moment(lang: Lang, at: Timestamp) -> String {
    let berlin = zone(Region::De(Land::Berlin)).unwrap_or(TimeZone::UTC);
    let local = jiff::Timestamp::from_microsecond(at.as_microsecond()).unwrap_or_default().to_zoned(berlin);
    format!("{}, {:02}:{:02}", date(lang, local.date()), local.hour(), local.minute())
}

/// Reads a day as people type it: day, month, year with any of `. - /` or blanks between; or the year first.
pub fn parse_date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| part.parse::<i16>().ok();
    let allowed = text.chars().all(|c| c.is_ascii_digit() || " .-/".contains(c));
    let [first, second, third] = parts.as_slice() else { return None };
    let (year, month, day) = if first.len() == 4 { (first, second, third) } else { (third, second, first) };
    if !allowed || year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    Date::new(number(year)?, i8::try_from(number(month)?).ok()?, i8::try_from(number(day)?).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn a_day_is_read_as_people_type_it() {
        let known = day(1992, 4, 17);
        for typed in ["17.04.1992", "17.4.1992", "17-04-1992", "17/4/1992", " 17 04 1992 ", "1992-04-17", "17. 4. 1992"]
        {
            assert_eq!(parse_date(typed), Some(known), "{typed}");
        }
        for bad in ["", "17.04.92", "31.02.1992", "1704.1992", "17.04.1992.1", "17.x4.1992", "17041992", "99999.1.1"] {
            assert_eq!(parse_date(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_day_is_written_as_the_language_does() {
        let written = Lang::ALL.map(|lang| date(lang, day(1992, 4, 17)));
        assert_eq!(written, ["17.04.1992", "17/04/1992", "17-04-1992", "17.04.1992"]);
        for (lang, text) in Lang::ALL.into_iter().zip(written) {
            assert_eq!(parse_date(&text), Some(day(1992, 4, 17)), "{lang:?}");
        }
    }

    #[test]
    fn a_moment_is_written_in_the_time_of_the_place() {
        assert_eq!(moment(Lang::De, Timestamp::from_microsecond(1_795_338_000_000_000)), "22.11.2026, 10:00");
    }
}
