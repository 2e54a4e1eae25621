//! Whose numbers of the law hold: this year's, or by explicit choice the last published ones. Nothing is extrapolated.

use crate::{Field, FieldKind, Figure, Level, Part, Reading, k};
use calc::parameters::{Year, last_year};

/// The choice of the last published numbers where this year's are not known.
pub(super) const FIELD: Field = Field {
    name: "lastyear",
    label: k::PAYOUT_LASTYEAR,
    hint: Some(k::PAYOUT_LASTYEAR_HINT),
    kind: FieldKind::Tick,
    start: "",
    is_detail: true,
};

/// The year whose numbers are used.
pub(super) struct LawYear {
    /// Which one.
    pub year: i16,
    /// What has to be said about it: that it is not this year.
    pub note: Option<Part>,
}

/// This year, or the last published one if that was chosen.
///
/// # Errors
/// What to say where this year's numbers are not published and nothing was chosen.
pub(super) fn read(reading: &Reading<'_>) -> Result<LawYear, Option<Figure>> {
    let (asked, last) = (reading.today().year(), last_year());
    if Year::of(asked).is_ok() {
        return Ok(LawYear { year: asked, note: None });
    }
    if reading.tick(FIELD.name) {
        return Ok(LawYear { year: last, note: Some(marked(reading, asked, last)) });
    }
    let part = unpublished(reading, asked, last);
    let spoken = reading.texts.fill(k::PAYOUT_UNPUBLISHED, &[("year", &asked.to_string())]);
    Err(Some(Figure { parts: vec![part], whys: Vec::new(), spoken }))
}

/// That the numbers are an earlier year's.
pub(super) fn marked(reading: &Reading<'_>, asked: i16, last: i16) -> Part {
    let (asked, last) = (asked.to_string(), last.to_string());
    Part::Finding {
        level: Level::Warning,
        title: reading.texts.fill(k::PAYOUT_LASTYEAR_USED, &[("last", &last)]),
        text: reading.texts.fill(k::PAYOUT_LASTYEAR_USED_TEXT, &[("year", &asked)]),
        facts: Vec::new(),
        foot: None,
    }
}

/// That there are no numbers, and what can be chosen.
pub(super) fn unpublished(reading: &Reading<'_>, asked: i16, last: i16) -> Part {
    let (asked, last) = (asked.to_string(), last.to_string());
    Part::Finding {
        level: Level::Error,
        title: reading.texts.fill(k::PAYOUT_UNPUBLISHED, &[("year", &asked)]),
        text: reading.texts.fill(k::PAYOUT_UNPUBLISHED_TEXT, &[("last", &last)]),
        facts: Vec::new(),
        foot: None,
    }
}
