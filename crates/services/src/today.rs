//! Which day it is for the law.

use domain::deadline::{local_date, zone};
use domain::holiday::{Land, Region};
use domain::time::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The day in Germany: roles, mandates and agreements begin and end at its midnight.
pub fn today(now: Timestamp) -> Date {
    let germany = zone(Region::De(Land::Berlin)).unwrap_or(TimeZone::UTC);
    local_date(now, &germany)
}
