//! What was sent, read field by field. Nothing stops at the first mistake: the person sees all of them at once.

use super::read::{self, Between, DayKind, MoneyLimit};
use super::{Answer, Problem};
use crate::i18n::{Key, Lang};
use domain::Percent;
use domain::id::CommandKey;
use domain::money::Cents;
use domain::typed::Iban;
use jiff::civil::Date;
use serde::Deserialize;
use std::str::FromStr;

/// The fields of a form as they were sent; a name may come several times.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct Typed(Vec<(String, String)>);

impl From<Vec<(String, String)>> for Typed {
    /// The fields of a form that was read in another way: one with a file.
    fn from(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }
}

impl Typed {
    /// The text of a field without blanks around it; empty where it was not sent.
    pub fn get<'a>(&'a self, field: &'a str) -> &'a str {
        self.all(field).next().unwrap_or_default()
    }

    /// Every text that was sent under a name.
    pub fn all<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(name, _)| name == field).map(|(_, text)| text.trim())
    }

    /// Whether a field was sent: a box is only when it is ticked.
    pub fn has(&self, field: &str) -> bool {
        self.0.iter().any(|(name, _)| name == field)
    }

    /// The page again, with the problems and what was typed into these fields. Name no field of a secret.
    pub fn refused(&self, form: &str, problems: Vec<Problem>, fields: &[&str]) -> Answer {
        let kept = self.0.iter().filter(|(name, _)| fields.contains(&name.as_str()));
        kept.fold(Answer::refused_for(form, problems), |answer, (name, text)| answer.keeping(name, text))
    }
}

/// Reads the fields of a form and gathers what is wrong with them.
#[derive(Debug)]
pub struct Reading<'a> {
    typed: &'a Typed,
    lang: Lang,
    today: Date,
    problems: Vec<Problem>,
}

impl<'a> Reading<'a> {
    /// Of what was typed on a page in this language.
    pub const fn new(typed: &'a Typed, lang: Lang, today: Date) -> Self {
        Self { typed, lang, today, problems: Vec::new() }
    }

    /// The key of the command and the version that it is based on. Without them the page is older than we are.
    pub fn command(&mut self) -> Option<(CommandKey, i64)> {
        let version = self.typed.get("version").parse().ok();
        self.key().zip(version.or_else(|| self.missing()))
    }

    /// The key of a command that is based on nothing.
    pub fn key(&mut self) -> Option<CommandKey> {
        self.typed.get("key").parse().ok().or_else(|| self.missing())
    }

    fn missing<T>(&mut self) -> Option<T> {
        self.refuse(Problem::BAD_INPUT);
        None
    }

    /// A value that is read from its text; `problem` says what to do where it cannot be.
    pub fn parsed<T: FromStr>(&mut self, field: &'static str, problem: impl FnOnce(T::Err) -> Key) -> Option<T> {
        self.take(field, |text| text.parse().map_err(|why| Problem::new(problem(why))))
    }

    /// An amount; none for an empty field that may be empty.
    pub fn amount(&mut self, field: &'static str, limits: Between<MoneyLimit>) -> Option<Cents> {
        let lang = self.lang;
        self.take(field, |text| read::amount(text, lang, limits))
    }

    /// A day of business.
    pub fn day(&mut self, field: &'static str, limits: Between<Date>) -> Option<Date> {
        let (lang, today) = (self.lang, self.today);
        self.take(field, |text| read::day(text, lang, today, DayKind::Business, limits))
    }

    /// A birthday, which is past.
    pub fn birthday(&mut self, field: &'static str) -> Option<Date> {
        let (lang, today) = (self.lang, self.today);
        let limits = Between { least: None, most: Some(today) };
        self.take(field, |text| read::day(text, lang, today, DayKind::Birth, limits))
    }

    /// A percentage.
    pub fn percent(&mut self, field: &'static str, limits: Between<Percent>) -> Option<Percent> {
        let lang = self.lang;
        self.take(field, |text| read::percent(text, lang, limits))
    }

    /// An account number.
    pub fn iban(&mut self, field: &'static str) -> Option<Iban> {
        self.take(field, read::iban)
    }

    /// Reads a field only where something was typed.
    pub fn optional<T>(&mut self, field: &'static str, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.typed.get(field).is_empty() { None } else { read(self) }
    }

    /// Notes what is wrong beyond single fields.
    pub fn refuse(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// What was read, if all of it could be.
    ///
    /// # Errors
    /// Everything that is wrong, in the order in which it was read.
    pub fn finish<T>(self, read: Option<T>) -> Result<T, Vec<Problem>> {
        match read {
            Some(read) if self.problems.is_empty() => Ok(read),
            _ => Err(self.problems),
        }
    }

    fn take<T>(&mut self, field: &'static str, read: impl FnOnce(&str) -> Result<T, Problem>) -> Option<T> {
        match read(self.typed.get(field)) {
            Ok(value) => Some(value),
            Err(problem) => {
                self.problems.push(problem.on(field));
                None
            }
        }
    }
}
