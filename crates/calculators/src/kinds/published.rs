//! The year whose numbers are used. A year that is not published is never extrapolated; its last predecessor is used by explicit choice.

use crate::{Field, FieldKind, Figure, Level, Part, Reading, k};
use calc::parameters::{Year, last_year};

/// The choice.
pub(super) const LAST: Field =
    Field { name: "v", label: k::PERSON_LAST, hint: None, kind: FieldKind::Tick, start: "", is_detail: true };

/// The year of today, or the last published one where that is wanted; else the answer that says why there is none.
pub(super) fn year(reading: &Reading<'_>) -> Result<i16, Figure> {
    let (today, last) = (reading.today().year(), last_year());
    if Year::of(today).is_ok() {
        return Ok(today);
    }
    if reading.tick(LAST.name) {
        return Ok(last);
    }
    let (wanted, last) = (today.to_string(), last.to_string());
    let title = reading.texts.fill(k::PERSON_NO_YEAR, &[("year", &wanted)]);
    let text = reading.texts.fill(k::PERSON_NO_YEAR_TEXT, &[("last", &last)]);
    let spoken = title.clone();
    let finding = Part::Finding { level: Level::Info, title, text, facts: Vec::new(), foot: None };
    Err(Figure { parts: vec![finding], whys: Vec::new(), spoken })
}

/// Says so where another year's numbers were used.
pub(super) fn finding(reading: &Reading<'_>, used: i16) -> Option<Part> {
    let today = reading.today().year();
    let (wanted, last) = (today.to_string(), used.to_string());
    let title = reading.texts.fill(k::PERSON_LAST_USED, &[("last", &last)]);
    let text = reading.texts.fill(k::PERSON_LAST_USED_TEXT, &[("year", &wanted)]);
    (used != today).then_some(Part::Finding { level: Level::Warning, title, text, facts: Vec::new(), foot: None })
}
