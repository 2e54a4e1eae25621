//! How an amount came about: the way with its arithmetic, the parts as an addition on paper, and where each number stands.

use super::icon::{CHEVRON_DOWN, SCALE, TRIANGLE_ALERT, small_icon};
use crate::explain::name;
use crate::{Texts, k};
use calc::explain::{Explanation, Formula, Line, Role, Rounding, Source, Token};
use domain::Language;
use domain::money::Cents;
use domain::typed::{write_amount, write_euro, write_percent};
use maud::{Markup, html};

/// U+00A0, U+2212.
const NO_BREAK: char = '\u{a0}';
const MINUS: char = '\u{2212}';

/// All of them, each folded, in one card.
pub(super) fn whys(explanations: &[Explanation], texts: &Texts) -> Markup {
    html! {
        @if !explanations.is_empty() {
            .card data-pad="0" { @for one in explanations { (why(one, is_one_of_several(one, explanations), texts)) } }
        }
    }
}

/// Whether another one has the same name: then the amount tells them apart.
fn is_one_of_several(one: &Explanation, all: &[Explanation]) -> bool {
    all.iter().filter(|other| other.text == one.text).count() > 1
}

fn why(explanation: &Explanation, with_amount: bool, texts: &Texts) -> Markup {
    let title = texts.get(name(explanation.text));
    html! {
        details.why {
            summary {
                (small_icon(CHEVRON_DOWN))
                span { (title) @if with_amount { ": " (write_euro(explanation.total, texts.language())) } }
            }
            .why__body {
                dl.sum {
                    @for line in &explanation.lines { (sum_line(line, texts)) }
                    div data-total { dt.grow { (title) } dd { (write_euro(explanation.total, texts.language())) } }
                }
            }
        }
    }
}

/// A line. What counts has its sign and stands strong; a step on the way says what it is equal to.
fn sum_line(line: &Line, texts: &Texts) -> Markup {
    let amount = amount(line, texts.language());
    html! {
        div {
            dt.grow {
                (texts.get(name(line.text)))
                @if !line.formula.tokens.is_empty() { div.small.muted { (formula(&line.formula, texts)) } }
                (source(line.source, texts))
            }
            @match line.role {
                Role::Part => dd.strong { (amount) },
                Role::Step => dd.muted { (amount) },
            }
        }
    }
}

fn amount(line: &Line, language: Language) -> String {
    let (sign, amount) = match line.role {
        Role::Step => ('=', line.amount),
        Role::Part if line.amount.is_negative() => (MINUS, Cents::new(line.amount.get().saturating_neg())),
        Role::Part => ('+', line.amount),
    };
    format!("{sign}{NO_BREAK}{}", write_euro(amount, language))
}

/// Where a line stands, and in words that its number is not confirmed. Plain arithmetic stands nowhere.
fn source(source: Source, texts: &Texts) -> Markup {
    let places: Vec<&str> = [source.norm, source.data].into_iter().filter(|place| !place.is_empty()).collect();
    html! {
        @if !places.is_empty() { div.source { (small_icon(SCALE)) span { (places.join(", ")) } } }
        @if !source.verified {
            div.source { (small_icon(TRIANGLE_ALERT)) span.t-warn { (texts.get(k::SHOW_UNVERIFIED)) } }
        }
    }
}

/// Arithmetic as the language writes it: `3.500,00 € × 7,3 %`.
fn formula(formula: &Formula, texts: &Texts) -> String {
    let mut text = String::new();
    let mut before = None;
    for token in &formula.tokens {
        // Nothing stands between a bracket and what it holds, nor before the sign between entries.
        if before.is_some_and(|before| before != Token::Open) && !matches!(token, Token::Close | Token::Comma) {
            text.push(' ');
        }
        push(&mut text, *token, texts);
        before = Some(*token);
    }
    let rounded = match formula.rounding {
        Rounding::Exact | Rounding::HalfUp => None,
        Rounding::CentDown => Some(k::SHOW_ROUNDED_CENT_DOWN),
        Rounding::EuroDown => Some(k::SHOW_ROUNDED_EURO_DOWN),
        Rounding::EuroUp => Some(k::SHOW_ROUNDED_EURO_UP),
        Rounding::Shown => Some(k::SHOW_ROUNDED_SHOWN),
    };
    if let Some(rounded) = rounded {
        text.push_str(", ");
        text.push_str(texts.get(rounded));
    }
    text
}

fn push(text: &mut String, token: Token, texts: &Texts) {
    let language = texts.language();
    match token {
        Token::Money(amount) => text.push_str(&write_euro(amount, language)),
        Token::Rate(rate) => text.push_str(&write_percent(rate, language)),
        Token::Number(mantissa, decimals) => push_number(text, mantissa, decimals, language),
        Token::Plus => text.push('+'),
        Token::Minus => text.push(MINUS),
        Token::Times => text.push('×'),
        Token::Over => text.push('/'),
        Token::Open => text.push('('),
        Token::Close => text.push(')'),
        Token::Least => text.push_str(texts.get(k::SHOW_LEAST)),
        Token::Most => text.push_str(texts.get(k::SHOW_MOST)),
        // Not a comma: it stands in the numbers.
        Token::Comma => text.push(';'),
    }
}

/// A plain number with all of its decimals.
fn push_number(text: &mut String, mantissa: i64, decimals: u8, language: Language) {
    let one = 10_u64.saturating_pow(decimals.into());
    let (whole, rest) = (mantissa.unsigned_abs() / one, mantissa.unsigned_abs() % one);
    if mantissa < 0 {
        text.push(MINUS);
    }
    // An amount has the same signs between its thousands, and two decimals behind another sign.
    let written = i64::try_from(whole).ok().and_then(|whole| whole.checked_mul(100));
    match written.map(|cents| write_amount(Cents::new(cents), language)) {
        Some(amount) => text.push_str(&amount[..amount.len() - 3]),
        None => text.push_str(&whole.to_string()),
    }
    if decimals > 0 {
        let digits = rest.to_string();
        text.push(if language == Language::En { '.' } else { ',' });
        text.extend(std::iter::repeat_n('0', usize::from(decimals).saturating_sub(digits.len())));
        text.push_str(&digits);
    }
}
