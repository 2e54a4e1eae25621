//! From what was typed to values, with every mistake gathered.

use crate::{Field, FieldKind, Texts, Typed, k};
use calc::Percent;
use domain::Language;
use domain::money::Cents;
use domain::typed::{
    parse_amount, parse_date, parse_percent, write_amount, write_bare_percent, write_date, write_euro,
};
use jiff::civil::Date;

/// A mistake that its writer can mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field's name.
    pub field: &'static str,
    /// What to do.
    pub text: String,
}

/// Reads answers one by one; a wrong one is noted and read as nothing, so that all are found at once.
#[derive(Debug)]
pub struct Reading<'t> {
    typed: &'t Typed,
    /// The words of the mistakes.
    pub texts: &'t Texts,
    /// What was wrong so far.
    pub problems: Vec<Problem>,
}

impl<'t> Reading<'t> {
    /// Begins.
    pub const fn of(typed: &'t Typed, texts: &'t Texts) -> Self {
        Self { typed, texts, problems: Vec::new() }
    }

    /// The day of the calculation.
    pub const fn today(&self) -> Date {
        self.typed.today
    }

    /// An amount; nothing typed is zero.
    pub fn money(&mut self, name: &str) -> Cents {
        let text = self.typed.get(name);
        if text.is_empty() {
            return Cents::ZERO;
        }
        let Some(FieldKind::Money { most, .. }) = self.kind(name) else { return Cents::ZERO };
        match parse_amount(text, self.typed.language) {
            Ok(amount) if amount <= most => amount,
            Ok(_) => {
                let most = write_euro(most, self.texts.language());
                self.wrong(name, self.texts.fill(k::PROBLEM_MONEY_MOST, &[("most", &most)]))
            }
            Err(_) => self.wrong(name, self.texts.get(k::PROBLEM_MONEY).to_owned()),
        }
    }

    /// A percentage; nothing typed is zero.
    pub fn percent(&mut self, name: &str) -> Percent {
        let text = self.typed.get(name);
        if text.is_empty() {
            return Percent::default();
        }
        let Some(FieldKind::Percent { most, signed }) = self.kind(name) else { return Percent::default() };
        let (sign, digits) = match text.strip_prefix(['-', '−']) {
            Some(rest) if signed => (-1, rest.trim_start()),
            _ => (1, text),
        };
        match parse_percent(digits, self.typed.language) {
            Ok(rate) if rate <= Percent::from_basis_points(most) => {
                Percent::from_ten_thousandths(sign * rate.ten_thousandths())
            }
            Ok(_) => {
                let most = write_bare_percent(Percent::from_basis_points(most), self.texts.language());
                self.wrong(name, self.texts.fill(k::PROBLEM_PERCENT_MOST, &[("most", &most)]))
            }
            Err(_) => self.wrong(name, self.texts.get(k::PROBLEM_PERCENT).to_owned()),
        }
    }

    /// A whole number; nothing typed is the smallest.
    pub fn whole(&mut self, name: &str) -> i64 {
        let Some(FieldKind::Whole { least, most, .. }) = self.kind(name) else { return 0 };
        let text = self.typed.get(name);
        if text.is_empty() {
            return least;
        }
        match text.parse::<i64>() {
            Ok(number) if (least..=most).contains(&number) => number,
            _ => {
                let (low, high) = (least.to_string(), most.to_string());
                self.wrong::<()>(name, self.texts.fill(k::PROBLEM_WHOLE, &[("least", &low), ("most", &high)]));
                least
            }
        }
    }

    /// The chosen one of several: its value; the first where none of them was chosen.
    pub fn choice(&mut self, name: &str) -> &'static str {
        let Some(FieldKind::Choice(choices)) = self.kind(name) else { return "" };
        let text = self.typed.get(name);
        let found = choices.iter().find(|choice| choice.value == text).or(choices.first());
        found.map_or("", |choice| choice.value)
    }

    /// A day, if one was typed.
    pub fn day(&mut self, name: &str) -> Option<Date> {
        let text = self.typed.get(name);
        if text.is_empty() {
            return None;
        }
        match parse_date(text, self.typed.language, self.typed.today) {
            Ok(day) => Some(day),
            Err(_) => self.wrong(name, self.texts.get(k::PROBLEM_DAY).to_owned()),
        }
    }

    /// Whether a tick is set.
    pub fn tick(&self, name: &str) -> bool {
        !self.typed.get(name).is_empty()
    }

    /// Whether nothing was typed, where that means something else than zero.
    pub fn is_blank(&self, name: &str) -> bool {
        self.typed.get(name).is_empty()
    }

    /// Notes a mistake and goes on with nothing.
    pub fn wrong<T: Default>(&mut self, name: &str, text: String) -> T {
        if let Some(field) = self.field(name) {
            self.problems.push(Problem { field: field.name, text });
        }
        T::default()
    }

    fn field(&self, name: &str) -> Option<&'static Field> {
        self.typed.calculator.fields().iter().find(|field| field.name == name)
    }

    fn kind(&self, name: &str) -> Option<FieldKind> {
        self.field(name).map(|field| field.kind)
    }
}

/// A value as [`Field::start`] holds it, the way people of a language type it.
pub(crate) fn shown(field: &Field, value: &str, language: Language, today: Date) -> String {
    let written = match field.kind {
        FieldKind::Money { .. } => parse_amount(value, Language::En).ok().map(|amount| write_amount(amount, language)),
        FieldKind::Percent { .. } => {
            parse_percent(value, Language::En).ok().map(|rate| write_bare_percent(rate, language))
        }
        FieldKind::Day if value == "month-end" => Some(write_date(today.last_of_month(), language)),
        FieldKind::Day => value.parse::<Date>().ok().map(|day| write_date(day, language)),
        FieldKind::Whole { .. } if value == "year" => Some(today.year().to_string()),
        FieldKind::Whole { .. } | FieldKind::Choice(_) | FieldKind::Tick => Some(value.to_owned()),
    };
    written.unwrap_or_default()
}
