//! Values of cells as text.

use calamine::{DataRef, ExcelDateTime};

/// From this day number on (in the year 10000) there are no days.
const NO_DAYS: f64 = 2_958_466.0;

/// A cell's value as text: days as `yyyy-mm-dd`, numbers in plain digits with `.`, errors as Excel shows them in English. Of a
/// formula it is the value that the program kept.
pub(super) fn text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => plain(*number),
        DataRef::String(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(day) => moment(*day),
        // Some programs write the day as a text of ISO 8601, with a time that means nothing.
        DataRef::DateTimeIso(text) => {
            text.trim_end_matches('Z').trim_end_matches(".000").trim_end_matches("T00:00:00").to_owned()
        }
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A number in plain digits, with fifteen of them that count, as in Excel: what follows is noise of its arithmetic.
fn plain(number: f64) -> String {
    let written = format!("{number:.14e}");
    let Some((mantissa, exponent)) = written.split_once('e') else {
        // Infinite, or no number.
        return written;
    };
    let Ok(exponent) = exponent.parse::<i32>() else { return written };
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    match usize::try_from(exponent) {
        Ok(exponent) if exponent + 1 < digits.len() => {
            let (whole, decimals) = digits.split_at(exponent + 1);
            format!("{sign}{whole}.{decimals}")
        }
        Ok(exponent) => format!("{sign}{digits}{}", "0".repeat(exponent + 1 - digits.len())),
        Err(_) => {
            let zeros = usize::try_from(-1 - exponent).unwrap_or(0);
            format!("{sign}0.{}{digits}", "0".repeat(zeros))
        }
    }
}

/// A day, a day with its time, or a time alone.
fn moment(moment: ExcelDateTime) -> String {
    let number = moment.as_f64();
    // Durations are a number of days; so is what lies outside of the calendar.
    if !moment.is_datetime() || !(0.0..NO_DAYS).contains(&number) {
        return plain(number);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time =
        if second == 0 { format!("{hour:02}:{minute:02}") } else { format!("{hour:02}:{minute:02}:{second:02}") };
    if number < 1.0 {
        time
    } else if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {time}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn numbers_are_written_in_plain_digits() {
        let cases = [
            (0.0, "0"),
            (-0.0, "0"),
            (7.0, "7"),
            (1234.5, "1234.5"),
            (0.1 + 0.2, "0.3"),
            (-1_500.25, "-1500.25"),
            (1e15, "1000000000000000"),
            (1.5e-7, "0.00000015"),
            (12_345_678_901.0, "12345678901"),
            (100.0, "100"),
        ];
        for (number, expected) in cases {
            assert_eq!(plain(number), expected);
        }
    }

    #[test]
    fn days_are_written_as_iso() {
        let day = |number: f64, is_1904: bool| moment(ExcelDateTime::new(number, ExcelDateTimeType::DateTime, is_1904));
        assert_eq!(day(45_943.0, false), "2025-10-13");
        assert_eq!(day(44_481.0, true), "2025-10-13");
        assert_eq!(day(45_943.5, false), "2025-10-13 12:00");
        assert_eq!(day(0.25, false), "06:00");
        assert_eq!(day(1e300, false), plain(1e300));
        assert_eq!(day(-3.0, false), "-3");
    }
}
