//! The quick test for employers ("bAV-fit", M08): twelve questions, a grade from A to E, why, and what to do next.
//!
//! It informs and is no legal advice. The points are ours; the norms beside the answers are the law's. No day comes in: nothing here
//! depends on the year, and texts with amounts that change are not part of it.

mod answers;
mod choice;
mod next;
mod question;
#[cfg(test)]
mod tests;

pub use answers::{Answers, BadAnswer};
pub use next::Next;
pub use question::{Answer, Question};

use crate::organisation::names;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// The edition of questions and points. It stands beside stored answers, so that an old result can be explained; it grows with every
/// change that can change a grade.
pub const EDITION: u16 = 1;

/// The most points that there are.
pub const OUT_OF: u8 = 100;

names! {
    /// The result, the best first.
    Grade {
        /// Nothing is missing, or next to nothing, and nothing is against the law.
        A = "a",
        /// Good, with gaps.
        B = "b",
        /// Solid, with gaps that can cost money.
        C = "c",
        /// Much is missing.
        D = "d",
        /// Nearly everything is missing.
        E = "e",
    }
}

names! {
    /// What an answer means.
    Kind {
        /// The law may be broken.
        Risk = "risk",
        /// Allowed, and more would be possible.
        Chance = "chance",
        /// As it should be.
        Good = "good",
    }
}

/// What one answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// The question.
    pub question: Question,
    /// What was answered.
    pub answer: Answer,
    /// What it means.
    pub kind: Kind,
    /// Whether it is a breach of law that costs money by itself. It caps the grade.
    pub serious: bool,
    /// The points that it got.
    pub points: u8,
    /// The norm that it is measured by; the same in every language.
    pub norm: Option<&'static str>,
    /// What to do about it; nothing where all is good.
    pub next: Option<Next>,
}

/// Why the grade is lower than the points say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cap {
    /// What the points alone would give.
    pub without: Grade,
    /// The answers that hold it down, the most important first.
    pub questions: Vec<Question>,
}

/// What the test says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The grade, after the cap.
    pub grade: Grade,
    /// The points.
    pub points: u8,
    /// The most points that there are.
    pub out_of: u8,
    /// Why the grade is lower than the points say, where it is.
    pub cap: Option<Cap>,
    /// The grade that it would be with the first finding mended, where that is a better one.
    pub then: Option<Grade>,
    /// What each answer means, the most important first: serious risks, risks, chances, what is good; within these by points lost.
    pub findings: Vec<Finding>,
}

impl Grade {
    /// What the points alone give.
    const fn of(points: u8) -> Self {
        match points {
            90.. => Self::A,
            75.. => Self::B,
            55.. => Self::C,
            35.. => Self::D,
            _ => Self::E,
        }
    }

    /// The best grade that these findings allow: A is without risk, B without serious risk, C with one at most.
    fn best(findings: &[Finding]) -> Self {
        let serious = findings.iter().filter(|finding| finding.serious).count();
        let risks = findings.iter().any(|finding| finding.kind == Kind::Risk);
        match (serious, risks) {
            (0, false) => Self::A,
            (0, true) => Self::B,
            (1, _) => Self::C,
            _ => Self::D,
        }
    }
}

/// What the answers mean; nothing as long as a question is open.
pub fn result(answers: &Answers) -> Option<Outcome> {
    let mut outcome = judge(answers)?;
    let worst = outcome.findings.first().filter(|finding| finding.kind != Kind::Good);
    let mended = worst.and_then(|worst| judge(&answers.improved(worst.question)));
    outcome.then = mended.map(|mended| mended.grade).filter(|grade| *grade < outcome.grade);
    Some(outcome)
}

fn judge(answers: &Answers) -> Option<Outcome> {
    let mut findings = Vec::with_capacity(Question::ALL.len());
    for question in Question::ALL.iter().copied() {
        findings.push(finding(question, answers)?);
    }
    findings.sort_by_key(|one| (!one.serious, one.kind, Reverse(one.question.weight() - one.points)));
    let points = findings.iter().map(|finding| finding.points).sum();
    let (without, best) = (Grade::of(points), Grade::best(&findings));
    let cap = (best > without).then(|| Cap { without, questions: holding(&findings, best) });
    Some(Outcome { grade: without.max(best), points, out_of: OUT_OF, cap, then: None, findings })
}

fn finding(question: Question, answers: &Answers) -> Option<Finding> {
    let choice = answers.choice(question)?;
    Some(Finding {
        question,
        answer: choice.answer,
        kind: choice.kind,
        serious: choice.serious,
        points: choice.points,
        norm: question.norm(choice.answer),
        next: choice.next,
    })
}

/// The answers that hold the grade down: serious ones, or any risk where only an A is out of reach.
fn holding(findings: &[Finding], best: Grade) -> Vec<Question> {
    let holds = |one: &&Finding| if best == Grade::B { one.kind == Kind::Risk } else { one.serious };
    findings.iter().filter(holds).map(|one| one.question).collect()
}
