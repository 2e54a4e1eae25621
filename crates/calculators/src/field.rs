//! What a calculator asks.

use crate::Key;
use domain::money::Cents;

/// A question of a calculator: a field of its form.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name in forms and in shared links; short, lower case, never renamed: links live on.
    pub name: &'static str,
    /// What is asked.
    pub label: Key,
    /// What helps to answer, below the field.
    pub hint: Option<Key>,
    /// What can be answered.
    pub kind: FieldKind,
    /// The answer before anybody answered, as [`crate::Typed`] holds it: `3500.00`, `2.90`, `1990-05-15`, a choice's value, `1` for a tick, or nothing;
    /// `year` is this year, `month-end` the last day of this month.
    pub start: &'static str,
    /// Whether it stands behind "Ändern", with what is known or rarely differs.
    pub is_detail: bool,
}

/// What can be answered.
#[derive(Debug, Clone, Copy)]
pub enum FieldKind {
    /// An amount in euro, from nothing to `most`.
    Money {
        /// The largest.
        most: Cents,
        /// A range beside the field.
        slider: Option<Slider>,
    },
    /// A percentage with up to two decimals, from `-most` or nothing to `most` (hundredths of a percent).
    Percent {
        /// The largest, in hundredths of a percent.
        most: i64,
        /// Whether it can be below nothing.
        signed: bool,
    },
    /// A whole number.
    Whole {
        /// The smallest.
        least: i64,
        /// The largest.
        most: i64,
        /// What is counted: "Jahre"; none where the label says it.
        unit: Option<Key>,
    },
    /// One of several.
    Choice(&'static [Choice]),
    /// A day.
    Day,
    /// Yes or no.
    Tick,
}

/// One of several answers.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// As forms and links hold it.
    pub value: &'static str,
    /// In words.
    pub label: Key,
}

/// A range for whole euros.
#[derive(Debug, Clone, Copy)]
pub struct Slider {
    /// Where it ends.
    pub most: Cents,
    /// What that end is: "Anspruch bis {amount}".
    pub limit: Key,
}
