//! Deadlines on the clock. Only where a time zone database is: on the server.

use crate::holiday::Region;
use crate::time::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The time zone database lacks this zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("there is no time zone {0}")]
pub struct NoZone(pub &'static str);

/// The time zone of a region.
///
/// # Errors
/// A database without the zone; ours is built in and has it.
pub fn zone(region: Region) -> Result<TimeZone, NoZone> {
    let name = region.time_zone_name();
    TimeZone::get(name).map_err(|_| NoZone(name))
}

/// The instant at which this day is over: the first one of the next day, so that all before it is still in time. Right
/// for days of 23 and 25 hours. None at the end of the calendar.
pub fn day_ends(day: Date, zone: &TimeZone) -> Option<Timestamp> {
    let next = day.tomorrow().ok()?.to_zoned(zone.clone()).ok()?;
    Some(next.timestamp().into())
}

/// The day that this instant belongs to in a zone.
pub fn local_date(at: Timestamp, zone: &TimeZone) -> Date {
    zone.to_datetime(at.jiff()).date()
}
