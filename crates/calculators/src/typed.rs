//! What somebody typed, as a form or a shared link holds it.

use crate::{Calculator, Field, FieldKind};
use domain::Language;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// So long an answer is at most.
const LONGEST: usize = 40;

/// What was typed into a calculator, with what its reading depends on. Only names that the calculator asks are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// Which calculator.
    pub calculator: Calculator,
    /// In whose way numbers and days are typed.
    pub language: Language,
    /// The day of the calculation: it picks the law's numbers.
    pub today: Date,
    answers: BTreeMap<&'static str, String>,
}

impl Typed {
    /// Nothing typed: what stands in the fields at first.
    pub fn fresh(calculator: Calculator, language: Language, today: Date) -> Self {
        let mut typed = Self { calculator, language, today, answers: BTreeMap::new() };
        for field in calculator.fields() {
            typed.answers.insert(field.name, crate::reading::shown(field, field.start, language, today));
        }
        typed
    }

    /// What a form or a fragment holds: pairs as a browser encodes them. What is not asked is dropped, what is too long is cut; a tick or field that
    /// is not there was left empty.
    pub fn from_pairs<'p>(
        calculator: Calculator,
        language: Language,
        today: Date,
        pairs: impl IntoIterator<Item = (&'p str, &'p str)>,
    ) -> Self {
        let mut typed = Self { calculator, language, today, answers: BTreeMap::new() };
        for (name, value) in pairs {
            typed.set(name, value);
        }
        typed
    }

    /// The answer to a question; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.answers.get(name).map_or("", String::as_str)
    }

    /// Answers a question, if it is one of this calculator.
    pub fn set(&mut self, name: &str, value: &str) {
        if let Some(field) = self.calculator.fields().iter().find(|field| field.name == name) {
            self.answers.insert(field.name, value.trim().chars().take(LONGEST).collect());
        }
    }

    /// Answers a question with a value as [`Field::start`] writes it.
    pub fn put(&mut self, name: &str, value: &str) {
        if let Some(field) = self.calculator.fields().iter().find(|field| field.name == name) {
            self.answers.insert(field.name, crate::reading::shown(field, value, self.language, self.today));
        }
    }

    /// Whether a tick is set.
    pub fn is_ticked(&self, field: &Field) -> bool {
        matches!(field.kind, FieldKind::Tick) && !self.get(field.name).is_empty()
    }

    /// All answers in the order of the questions.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.calculator.fields().iter().map(|field| (field.name, self.get(field.name)))
    }
}
