//! Days and times as people write them. Server side: the wasm holds no zone table.

use super::Lang;
use domain::deadline::zone;
use domain::holiday::{Land, Region};
use domain::time::Timestamp;
use domain::typed::write_date;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A day: `17.04.1992`, `17/04/1992`, `17-04-1992`, `17.04.1992`.
pub fn date(lang: Lang, day: Date) -> String {
    write_date(day, lang.language())
}

/// A moment in German time, which is Dutch and Danish time too: the day and `14:05`.
pub fn moment(lang: Lang, at: Timestamp) -> String {
    let berlin = zone(Region::De(Land::Berlin)).unwrap_or(TimeZone::UTC);
    let local = jiff::Timestamp::from_microsecond(at.as_microsecond()).unwrap_or_default().to_zoned(berlin);
    format!("{}, {:02}:{:02}", date(lang, local.date()), local.hour(), local.minute())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn a_day_is_written_as_the_language_does() {
        let written = Lang::ALL.map(|lang| date(lang, day(1992, 4, 17)));
        assert_eq!(written, ["17.04.1992", "17/04/1992", "17-04-1992", "17.04.1992"]);
    }

    #[test]
    fn a_moment_is_written_in_the_time_of_the_place() {
        assert_eq!(moment(Lang::De, Timestamp::from_microsecond(1_795_338_000_000_000)), "22.11.2026, 10:00");
    }
}
