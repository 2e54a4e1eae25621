//! What somebody answered so far.

use super::choice::Choice;
use super::{Answer, Question};
use thiserror::Error;

/// Why answers cannot be taken. None of it repeats what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BadAnswer {
    /// There is no such question.
    #[error("no such question")]
    Question,
    /// The question has no such answer.
    #[error("{}: no such answer", .0.code())]
    Answer(Question),
    /// The question is answered twice.
    #[error("{}: answered twice", .0.code())]
    Twice(Question),
}

/// The answers so far: at most one a question, and only one that the question has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answers([Option<&'static Choice>; Question::ALL.len()]);

impl Answers {
    /// Reads pairs of codes, as a form or a stored row has them. An empty answer is none.
    ///
    /// # Errors
    ///
    /// The first pair that is not usable.
    pub fn parse<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, BadAnswer> {
        let mut answers = Self::default();
        for (question, answer) in pairs {
            let question = Question::from_code(question).ok_or(BadAnswer::Question)?;
            if answer.is_empty() {
                continue;
            }
            let answer = Answer::from_code(answer).ok_or(BadAnswer::Answer(question))?;
            if answers.to(question).is_some() {
                return Err(BadAnswer::Twice(question));
            }
            answers = answers.with(question, answer)?;
        }
        Ok(answers)
    }

    /// The same answers with another one to a question.
    ///
    /// # Errors
    ///
    /// [`BadAnswer::Answer`] if the question has no such answer.
    pub fn with(mut self, question: Question, answer: Answer) -> Result<Self, BadAnswer> {
        let choice = question.choices().iter().find(|choice| choice.answer == answer);
        self.0[question as usize] = Some(choice.ok_or(BadAnswer::Answer(question))?);
        Ok(self)
    }

    /// The same answers with the best one to a question.
    pub(super) const fn improved(mut self, question: Question) -> Self {
        self.0[question as usize] = Some(&question.choices()[0]);
        self
    }

    /// What was answered to a question.
    pub fn to(&self, question: Question) -> Option<Answer> {
        self.choice(question).map(|choice| choice.answer)
    }

    pub(super) const fn choice(&self, question: Question) -> Option<&'static Choice> {
        self.0[question as usize]
    }

    /// How many questions are answered.
    pub fn count(&self) -> usize {
        self.0.iter().flatten().count()
    }

    /// The first question that waits for its answer.
    pub fn open(&self) -> Option<Question> {
        Question::ALL.iter().copied().find(|question| self.to(*question).is_none())
    }

    /// What [`Self::parse`] reads, in the order of the questions.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        Question::ALL.iter().filter_map(|question| Some((question.code(), self.to(*question)?.code())))
    }
}
