//! Moments as certificates and time stamps write them.

use der::{
    Tag, Tagged as _,
    asn1::{Any, GeneralizedTime, UtcTime},
};
use jiff::{Timestamp, civil::DateTime, tz::Offset};
use std::time::Duration;
use x509_cert::time::Time;

/// The moment as a certificate has it: two digits for the year until 2049.
pub(crate) fn to_x509(moment: Timestamp) -> Option<Time> {
    let since = Duration::from_secs(u64::try_from(moment.as_second()).ok()?);
    UtcTime::from_unix_duration(since)
        .map(Time::UtcTime)
        .or_else(|_| GeneralizedTime::from_unix_duration(since).map(Time::GeneralTime))
        .ok()
}

/// The moment of a certificate.
pub(crate) fn from_x509(time: Time) -> Option<Timestamp> {
    Timestamp::from_second(i64::try_from(time.to_unix_duration().as_secs()).ok()?).ok()
}

/// The same day and hour some years later; the last of February where there is no 29th.
pub(crate) fn years_later(moment: Timestamp, years: i16) -> Option<Timestamp> {
    let then = Offset::UTC.to_datetime(moment);
    let year = then.year().checked_add(years)?;
    let date = then.date().with().year(year).build().or_else(|_| then.date().with().year(year).day(28).build()).ok()?;
    Offset::UTC.to_timestamp(DateTime::from_parts(date, then.time())).ok()
}

/// `YYYYMMDDhhmmss`, in UTC and between 1970 and 9999.
pub(crate) fn digits(moment: Timestamp) -> Option<String> {
    let then = Offset::UTC.to_datetime(moment);
    let whole = moment.as_second() >= 0 && moment.subsec_nanosecond() == 0;
    whole.then(|| {
        let (year, month, day) = (then.year(), then.month(), then.day());
        format!("{year:04}{month:02}{day:02}{:02}{:02}{:02}", then.hour(), then.minute(), then.second())
    })
}

/// The moment of fourteen digits.
pub(crate) fn from_digits(text: &[u8]) -> Option<Timestamp> {
    if text.len() != 14 || !text.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let part = |from: usize, length: usize| std::str::from_utf8(text.get(from..from + length)?).ok()?.parse().ok();
    let small = |from: usize| i8::try_from(part(from, 2)?).ok();
    let year: i16 = part(0, 4)?;
    let then = DateTime::new(year, small(4)?, small(6)?, small(8)?, small(10)?, small(12)?, 0).ok()?;
    Offset::UTC.to_timestamp(then).ok().filter(|moment| moment.as_second() >= 0)
}

/// The moment of a `GeneralizedTime`, which in a time stamp may have parts of a second.
pub(crate) fn generalized(any: &Any) -> Option<Timestamp> {
    if any.tag() != Tag::GeneralizedTime {
        return None;
    }
    let text = any.value().strip_suffix(b"Z")?;
    let (whole, part) = text.split_at_checked(14)?;
    let moment = from_digits(whole)?;
    if part.is_empty() {
        return Some(moment);
    }
    let digits = part.strip_prefix(b".")?;
    if digits.is_empty() || digits.len() > 9 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let value: i32 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    let scale = 10_i32.checked_pow(9 - u32::try_from(digits.len()).ok()?)?;
    Timestamp::new(moment.as_second(), value.checked_mul(scale)?).ok()
}
