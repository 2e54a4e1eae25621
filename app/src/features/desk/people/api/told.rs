//! States and steps of a person in words, with what they weigh.

use super::super::views::{NameView, StepView, Weight, Word};
use crate::features::desk::words;
use crate::i18n::{Texts, date, k};
use domain::employment::EmploymentState;
use domain::people::RecordState;
use domain::steps::{Step, StepKind};
use jiff::civil::Date;

/// A contract's end is told when it is not farther away than so many days.
const NEAR: i32 = 366;

fn word(text: &str, weight: Weight) -> Word {
    Word { text: text.to_owned(), weight }
}

/// Somebody in a list.
pub(super) fn name(id: String, given: &str, family: &str, facts: String, state: Word) -> NameView {
    let initials = [given, family].iter().filter_map(|name| name.chars().next()).collect();
    NameView { id, name: format!("{given} {family}"), initials, facts, state }
}

/// Where somebody stands: the employment, and an account that is locked. That an invitation waits is said by the steps.
pub(super) fn state(t: Texts, record: RecordState, employment: Option<EmploymentState>) -> Word {
    let of_record = word(t.get(words::record(record)), record_weight(record));
    let Some(state) = employment else { return of_record };
    if record == RecordState::Locked && matches!(state, EmploymentState::Active | EmploymentState::Probation) {
        return of_record;
    }
    word(t.get(words::employment(state)), employment_weight(state))
}

const fn employment_weight(state: EmploymentState) -> Weight {
    match state {
        EmploymentState::Active | EmploymentState::Probation => Weight::Quiet,
        EmploymentState::Dormant => Weight::Current,
        EmploymentState::NoticeGiven => Weight::Warn,
        EmploymentState::Planned | EmploymentState::Ended => Weight::Plain,
    }
}

const fn record_weight(state: RecordState) -> Weight {
    match state {
        RecordState::Created | RecordState::Activated => Weight::Quiet,
        RecordState::Locked => Weight::Warn,
        RecordState::Invited | RecordState::Pseudonymised | RecordState::Deleted => Weight::Plain,
    }
}

/// A step, if it is near enough to be told.
pub(super) fn step(t: Texts, step: Step, today: Date) -> Option<Word> {
    let plain = |key, weight| Some(word(t.get(key), weight));
    match (step.kind, step.on) {
        (StepKind::ReviewProtection, _) => plain(k::STEP_REVIEW_PROTECTION, Weight::Act),
        (StepKind::PaymentMissing, on) => {
            let month = on.map(words::month).unwrap_or_default();
            Some(word(&t.fill(k::STEP_PAYMENT_MISSING, &[("month", &month)]), Weight::Act))
        }
        (StepKind::InviteNow, _) => plain(k::STEP_INVITE_NOW, Weight::Quiet),
        (StepKind::AwaitActivation, _) => plain(k::STEP_AWAIT_ACTIVATION, Weight::Quiet),
        (StepKind::CompleteData, _) => plain(k::STEP_COMPLETE_DATA, Weight::Warn),
        (StepKind::OfferPension, _) => plain(k::STEP_OFFER_PENSION, Weight::Quiet),
        (StepKind::ContractEnds, Some(on)) => {
            let ends = || word(&t.fill(k::STEP_CONTRACT_ENDS, &[("date", &date(t.lang(), on))]), Weight::Warn);
            (days(today, on) <= NEAR).then(ends)
        }
        (StepKind::ContractEnds, None) => None,
        (StepKind::NoStatement, _) => plain(k::STEP_NO_STATEMENT, Weight::Quiet),
    }
}

/// Where steps are taken, for who may go there.
pub(super) struct Ways {
    /// The address of the organisation.
    pub(super) desk: String,
    /// Whether the person may import lists.
    pub(super) imports: bool,
    /// Whether the person may send letters.
    pub(super) invites: bool,
}

impl Ways {
    /// A step that is near enough to be told, with the way to where it is taken.
    pub(super) fn step(&self, t: Texts, one: Step, today: Date) -> Option<StepView> {
        let word = step(t, one, today)?;
        let way = match one.kind {
            StepKind::InviteNow if self.invites => Some((k::PEOPLE_STEP_INVITE, "people/letters")),
            StepKind::AwaitActivation if self.invites => Some((k::PEOPLE_STEP_REMIND, "people/letters")),
            StepKind::CompleteData if self.imports => Some((k::PEOPLE_STEP_COMPLETE, "imports/new")),
            _ => None,
        };
        Some(StepView { word, way: way.map(|(key, place)| (t.get(key), format!("{}/{place}", self.desk))) })
    }
}

/// From one day to another.
fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use jiff::civil::date as day;

    #[test]
    fn the_end_of_a_contract_is_told_a_year_before() {
        let (t, today) = (Texts::of(Lang::De), day(2026, 11, 22));
        let ends = |on| step(t, Step { kind: StepKind::ContractEnds, on: Some(on) }, today);
        assert!(ends(day(2027, 11, 22)).is_some_and(|word| word.text.contains("22.11.2027")));
        assert_eq!(ends(day(2028, 1, 1)), None);
    }

    #[test]
    fn what_is_unusual_is_said_first() {
        let t = Texts::of(Lang::De);
        let said = |record, employment| state(t, record, employment).weight;
        assert_eq!(said(RecordState::Activated, Some(EmploymentState::Active)), Weight::Quiet);
        assert_eq!(said(RecordState::Invited, Some(EmploymentState::Active)), Weight::Quiet);
        assert_eq!(said(RecordState::Locked, Some(EmploymentState::Active)), Weight::Warn);
        assert_eq!(said(RecordState::Invited, Some(EmploymentState::Dormant)), Weight::Current);
        assert_eq!(said(RecordState::Locked, None), Weight::Warn);
    }

    #[test]
    fn initials_are_letters_however_they_are_written() {
        let quiet = word("", Weight::Quiet);
        assert_eq!(name(String::new(), "Aylin", "Öztürk", String::new(), quiet).initials, "AÖ");
    }
}
