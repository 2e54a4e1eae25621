//! What a form and its fields share while the page lives.

use super::{Answer, Problem};
use crate::i18n::Texts;
use leptos::prelude::*;

/// Says what is wrong with a field as it stands now.
#[cfg(feature = "hydrate")]
type Check = Box<dyn Fn() -> Option<Problem>>;

/// What was typed before, what is wrong now, and how to look again. Copies are the same state.
#[derive(Debug, Clone, Copy)]
pub struct FormState {
    /// The server's answer, if it refused this form.
    refused: StoredValue<Option<Answer>>,
    /// What is wrong, field by field.
    problems: RwSignal<Vec<Problem>>,
    /// What the summary says: as it was when the form was last sent.
    said: RwSignal<Vec<Problem>>,
    #[cfg(feature = "hydrate")]
    checks: StoredValue<Vec<(&'static str, Check)>, LocalStorage>,
}

impl FormState {
    /// The state of a form; `answer` is the page's.
    pub fn new(name: &str, answer: Option<Answer>) -> Self {
        let refused = answer.filter(|answer| answer.refuses(name));
        let problems = refused.as_ref().map(|answer| answer.problems.clone()).unwrap_or_default();
        Self {
            refused: StoredValue::new(refused),
            problems: RwSignal::new(problems.clone()),
            said: RwSignal::new(problems),
            #[cfg(feature = "hydrate")]
            checks: StoredValue::new_local(Vec::new()),
        }
    }

    /// What was typed into a field, if the form came back.
    pub fn typed(self, field: &str) -> Option<String> {
        self.refused.with_value(|refused| refused.as_ref().map(|answer| answer.typed(field)))
    }

    /// Whether the form was sent and came back.
    pub fn sent(self) -> bool {
        self.refused.with_value(Option::is_some)
    }

    /// What is wrong with a field now, in words.
    pub fn problem(self, field: &'static str, t: Texts) -> Option<String> {
        self.problems.with(|all| all.iter().find(|one| one.field() == Some(field)).map(|one| one.text(t)))
    }

    /// Keeps what is wrong with a field; nothing, if it is right now.
    pub fn judge(self, field: &'static str, problem: Option<Problem>) {
        self.problems.update(|all| {
            all.retain(|one| one.field() != Some(field));
            all.extend(problem.map(|problem| problem.on(field)));
        });
    }

    /// What the summary above the form says.
    pub fn said(self) -> Vec<Problem> {
        self.said.get()
    }

    /// Asks a field for its problem before the form is sent.
    #[cfg(feature = "hydrate")]
    pub fn check(self, field: &'static str, check: impl Fn() -> Option<Problem> + 'static) {
        self.checks.update_value(|checks| checks.push((field, Box::new(check))));
    }

    /// Looks at all fields, and says whether the form may be sent.
    #[cfg(feature = "hydrate")]
    pub fn may_be_sent(self) -> bool {
        let found: Vec<Problem> = self.checks.with_value(|checks| {
            checks.iter().filter_map(|(field, check)| check().map(|problem| problem.on(field))).collect()
        });
        let fine = found.is_empty();
        self.problems.set(found.clone());
        self.said.set(found);
        fine
    }
}

/// The state of the form around a field; one of its own for a field that stands alone.
pub fn use_form() -> FormState {
    use_context().unwrap_or_else(|| FormState::new("", None))
}
