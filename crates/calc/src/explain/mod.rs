//! How a result came about: ordered lines, each with its arithmetic and its source, whose parts add up to the result.

mod formula;
mod text;

pub use formula::{Formula, Rounding, Token};
pub use text::Text;

use crate::Cents;
use crate::parameters::Known;

/// Where a line's rule or number stands. Citations are German in every language: they are names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Source {
    /// The norm that orders this step: "§ 241 SGB V"; empty for plain arithmetic.
    pub norm: &'static str,
    /// Where the number in it is published, if it is not in the norm: "SVBezGrV 2026"; else empty.
    pub data: &'static str,
    /// Whether that number is confirmed; one that is not has to be shown as such.
    pub verified: bool,
}

impl Source {
    /// Adding up what stands above.
    pub const ARITHMETIC: Self = Self::norm("");

    /// A norm that has its numbers itself.
    pub const fn norm(norm: &'static str) -> Self {
        Self { norm, data: "", verified: true }
    }

    /// A norm and where its number of the year is published.
    pub const fn of<T>(norm: &'static str, known: &Known<T>) -> Self {
        Self { norm, data: known.source, verified: known.verified }
    }

    /// A number whose publication is its norm.
    pub const fn published<T>(known: &Known<T>) -> Self {
        Self { norm: known.source, data: "", verified: known.verified }
    }
}

/// What a line does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Shows the way; does not count towards the total.
    Step,
    /// Is added to the total.
    Part,
}

/// One line of an explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What this line is.
    pub text: Text,
    /// Whether it counts.
    pub role: Role,
    /// What it comes to; of a part, with the sign with which it counts.
    pub amount: Cents,
    /// The arithmetic with its numbers, without the sign of a part.
    pub formula: Formula,
    /// Where it stands.
    pub source: Source,
}

/// The lines behind one amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What the result is.
    pub text: Text,
    /// The result: the sum of the parts.
    pub total: Cents,
    /// In the order in which they are read.
    pub lines: Vec<Line>,
}

impl Explanation {
    /// An empty one for this result.
    pub(crate) const fn of(text: Text) -> Self {
        Self { text, total: Cents::ZERO, lines: Vec::new() }
    }

    /// A step on the way.
    pub(crate) fn step(&mut self, text: Text, amount: Cents, formula: Formula, source: Source) -> &mut Self {
        self.lines.push(Line { text, role: Role::Step, amount, formula, source });
        self
    }

    /// An amount that adds to the total.
    pub(crate) fn plus(&mut self, text: Text, amount: Cents, formula: Formula, source: Source) -> &mut Self {
        self.total += amount;
        self.lines.push(Line { text, role: Role::Part, amount, formula, source });
        self
    }

    /// An amount that is taken from the total.
    pub(crate) fn minus(&mut self, text: Text, amount: Cents, formula: Formula, source: Source) -> &mut Self {
        self.total -= amount;
        self.lines.push(Line { text, role: Role::Part, amount: -amount, formula, source });
        self
    }

    /// The parts only.
    pub fn parts(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.role == Role::Part)
    }
}
