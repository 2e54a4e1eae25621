//! What the server said to a form that stays on its page.

use super::Problem;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// How much of a field is kept, in characters; no field takes more.
const LONGEST: usize = 2_000;
/// How many fields are kept.
const MOST: usize = 400;

/// What the server said to the form of this page: the problems, and what was typed. Passwords are never among it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Answer {
    /// Which form of the page; empty when none was sent.
    pub form: String,
    /// Why it was not carried out; empty when it was.
    pub problems: Vec<Problem>,
    /// What was typed, without secrets: name of the field and text.
    pub kept: Vec<(String, String)>,
    /// What is shown once: the secret of a new second factor, recovery codes.
    pub shown: Vec<String>,
}

impl Answer {
    /// A form that was not carried out, for one reason.
    pub fn refused(form: &str, problem: Problem) -> Self {
        Self::refused_for(form, vec![problem])
    }

    /// A form that was not carried out, for several reasons.
    pub fn refused_for(form: &str, problems: Vec<Problem>) -> Self {
        Self { form: form.to_owned(), problems, ..Self::default() }
    }

    /// With what was typed into a field.
    #[must_use]
    pub fn keeping(mut self, field: &str, text: &str) -> Self {
        if self.kept.len() < MOST {
            self.kept.push((field.to_owned(), text.chars().take(LONGEST).collect()));
        }
        self
    }

    /// What was typed into a field.
    pub fn typed(&self, field: &str) -> String {
        self.kept.iter().find(|(name, _)| name == field).map(|(_, text)| text.clone()).unwrap_or_default()
    }

    /// Whether a form of the page was not carried out.
    pub fn refuses(&self, form: &str) -> bool {
        self.form == form && !self.problems.is_empty()
    }
}

/// The answer that the page was made with; the same on both sides. Pages with a form ask for it at their top, before anything that waits:
/// the forms of the page find it from there.
pub fn use_answer() -> Answer {
    let answer = SharedValue::new(|| use_context::<Answer>().unwrap_or_default()).into_inner();
    provide_context(answer.clone());
    answer
}
