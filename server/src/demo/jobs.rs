//! The employments of the demo's people.

use super::draw::Draw;
use super::places::{Folk, Place};
use calc::wage_tax::TaxClass;
use domain::employment::EmploymentState;
use jiff::ToSpan as _;
use jiff::civil::Date;

/// An employment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Job {
    /// Where it stands.
    pub(super) state: EmploymentState,
    /// Its first day.
    pub(super) start: Date,
    /// Its last day, once known.
    pub(super) end: Option<Date>,
    /// Which of the organisation's places of work.
    pub(super) site: usize,
    /// Which of its payroll areas.
    pub(super) area: usize,
    /// Hundredths of an hour a week.
    pub(super) hours: i64,
    /// Hundredths of a percent of full time.
    pub(super) part_time: i64,
    /// Cents a month.
    pub(super) gross: i64,
    /// The class of wage tax, in Germany.
    pub(super) tax_class: Option<TaxClass>,
}

const STATES: [(u64, EmploymentState); 6] = [
    (77, EmploymentState::Active),
    (7, EmploymentState::Probation),
    (5, EmploymentState::Dormant),
    (4, EmploymentState::NoticeGiven),
    (5, EmploymentState::Ended),
    (2, EmploymentState::Planned),
];

/// The first of an organisation are in every state, so that the smallest demo shows each.
pub(super) fn state_of(draw: &Draw, index: u32) -> EmploymentState {
    let usual = draw.weighted(&STATES);
    let first = usize::try_from(index).ok().and_then(|index| EmploymentState::ALL.get(index));
    first.copied().unwrap_or(usual)
}

/// An employment whose days fit to its state.
pub(super) fn job(draw: &Draw, today: Date, place: &Place, birth: Date, state: EmploymentState) -> Job {
    use EmploymentState as State;
    let month = today.first_of_month();
    let adult = birth.saturating_add(18.years()).first_of_month();
    let long_ago = month.saturating_sub((7 + draw.number(260)).months());
    let start = match state {
        State::Planned => month.saturating_add((1 + draw.number(4)).months()),
        State::Probation => month.saturating_sub(draw.number(6).months()),
        _ => long_ago.max(adult).min(month.saturating_sub(7.months())),
    };
    let end = match state {
        State::NoticeGiven => Some(month.saturating_add((1 + draw.number(5)).months()).last_of_month()),
        State::Ended => Some(month.saturating_sub((1 + draw.number(6)).months()).last_of_month()),
        _ => None,
    };
    let part_time = draw.weighted(&[(78, 10_000), (8, 5_000), (8, 7_500), (6, 8_000)]);
    let full = draw.pick(&[3_500, 3_800, 4_000]);
    Job {
        state,
        start,
        end,
        site: pick_place(draw, place.sites.len()),
        area: pick_place(draw, place.areas.len()),
        hours: full * part_time / 10_000,
        part_time,
        gross: gross(draw, place.folk) * part_time / 10_000,
        tax_class: (place.folk == Folk::German).then(|| draw.weighted(&CLASSES)),
    }
}

const CLASSES: [(u64, TaxClass); 5] =
    [(44, TaxClass::One), (8, TaxClass::Two), (18, TaxClass::Three), (22, TaxClass::Four), (8, TaxClass::Five)];

/// Most work where the others do.
fn pick_place(draw: &Draw, count: usize) -> usize {
    let other = draw.below(u64::try_from(count).unwrap_or(1));
    if draw.chance(55) { 0 } else { usize::try_from(other).unwrap_or_default() }
}

/// Cents a month for full time; crowns in Denmark.
fn gross(draw: &Draw, folk: Folk) -> i64 {
    let euro = draw.weighted(&[(30, 2_650), (40, 3_350), (22, 4_600), (8, 6_900)]) + draw.number(90) * 10;
    if folk == Folk::Danish { euro * 1_200 } else { euro * 100 }
}
