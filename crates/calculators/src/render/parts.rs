//! The parts of an answer, one function each.

use super::icon::{CIRCLE_CHECK, CLOCK, Glyph, INFO, OCTAGON_ALERT, SCALE, TRIANGLE_ALERT, icon, small_icon};
use super::{scale, years};
use crate::{Deadline, Hue, Key, Level, Part, Share, Texts, k};
use domain::Language;
use domain::money::Cents;
use domain::typed::{write_date, write_euro};
use jiff::civil::Date;
use maud::{Markup, html};

/// U+00A0, which stands between an amount and its sign where they are one text.
const NO_BREAK: char = '\u{a0}';

/// Writes a part.
pub(super) fn part(part: &Part, texts: &Texts) -> Markup {
    match part {
        Part::Main { label, amount, unit } => main(*label, *amount, *unit, texts),
        Part::Also { label, amount } => html! {
            .between { span.strong { (texts.get(*label)) } (money(*amount, "l", texts.language())) }
        },
        Part::Shares(shares) => shares_bar(shares, texts),
        Part::Finding { level, title, text, facts, foot } => {
            finding(*level, title, text, facts, foot.as_deref(), texts)
        }
        Part::Facts { title, facts, source } => html! {
            section.card data-flat {
                h2 { (texts.get(*title)) }
                dl.facts data-tight { (fact_rows(facts)) }
                @if let Some(source) = source { p.source { (small_icon(INFO)) span { (source) } } }
            }
        },
        Part::Years { title, places, series, summary } => years::card(*title, places, series, summary, texts),
        Part::Deadlines(deadlines) => html! {
            section.card { ul.timeline { @for one in deadlines { (deadline(one, texts)) } } }
        },
        Part::Note(text) => html! { p.hint { (text) } },
    }
}

fn main(label: Key, amount: Cents, unit: Option<Key>, texts: &Texts) -> Markup {
    html! {
        .stack data-gap="1" {
            h2.eyebrow { (texts.get(label)) }
            div {
                (money(amount, "xl", texts.language()))
                @if let Some(unit) = unit { " " span.hint { (texts.get(unit)) } }
            }
        }
    }
}

/// A large amount: its currency is smaller and stands where the language puts it.
fn money(amount: Cents, size: &str, language: Language) -> Markup {
    let written = write_euro(amount, language);
    let (before, behind) = written.split_once('€').unwrap_or((&written, ""));
    html! {
        span.money data-size=(size) {
            (before.trim_end_matches(NO_BREAK)) span.money__cur { "€" } (behind.trim_start_matches(NO_BREAK))
        }
    }
}

/// One bar, and its legend, which is its table. A style sheet divides the parts of the bar.
fn shares_bar(shares: &[Share], texts: &Texts) -> Markup {
    let language = texts.language();
    let written = |share: &Share| write_euro(share.amount, language);
    let said: Vec<String> =
        shares.iter().map(|share| format!("{}: {}", texts.get(share.label), written(share))).collect();
    let whole = shares.iter().map(|share| share.amount.get()).fold(0, i64::saturating_add);
    let whole = write_euro(Cents::new(whole), language);
    let label = texts.fill(k::SHOW_SHARES, &[("whole", &whole), ("parts", &said.join("; "))]);
    let amounts: Vec<i64> = shares.iter().map(|share| share.amount.get()).collect();
    let places = scale::shares(&amounts);
    html! {
        @if amounts.iter().any(|amount| *amount > 0) {
            svg.chart__share role="img" aria-label=(label) {
                @for (share, (from, size)) in shares.iter().zip(places).filter(|(_, (_, size))| *size > 0) {
                    rect class=(fill(share.hue)) x={ (scale::Tenths(from)) "%" } width={ (scale::Tenths(size)) "%" } height="100%" {}
                }
            }
        }
        ul.legend { @for share in shares { (legend_row(share.hue, texts.get(share.label), &written(share))) } }
    }
}

/// A line of a legend: colour, name, amount.
pub(super) fn legend_row(hue: Hue, name: &str, amount: &str) -> Markup {
    html! {
        li {
            svg viewBox="0 0 12 12" aria-hidden="true" { rect class=(fill(hue)) width="12" height="12" rx="3" {} }
            span { (name) }
            span.legend__v { (amount) }
        }
    }
}

/// The class of an area.
pub(super) const fn fill(hue: Hue) -> &'static str {
    match hue {
        Hue::Own => "f1",
        Hue::Tax => "f2",
        Hue::Insurance => "f3",
        Hue::Employer => "f4",
        Hue::Usual => "f0",
    }
}

fn finding(
    level: Level,
    title: &str,
    text: &str,
    facts: &[(String, String)],
    foot: Option<&str>,
    texts: &Texts,
) -> Markup {
    let (mark, glyph, word) = weight(level);
    html! {
        section.finding data-level=(mark) {
            .finding__head {
                (icon(glyph))
                div { h2 { span.sr { (texts.get(word)) " " } (title) } @if !text.is_empty() { p { (text) } } }
            }
            @if !facts.is_empty() || foot.is_some() {
                .finding__list {
                    @if !facts.is_empty() { dl.facts { (fact_rows(facts)) } }
                    @if let Some(foot) = foot { (foot_line(foot)) }
                }
            }
        }
    }
}

/// How much a finding weighs, as `data-level`, as a picture and as a word.
const fn weight(level: Level) -> (&'static str, Glyph, Key) {
    match level {
        Level::Info => ("I", INFO, k::SHOW_LEVEL_INFO),
        Level::Warning => ("W", TRIANGLE_ALERT, k::SHOW_LEVEL_WARNING),
        Level::Error => ("E", OCTAGON_ALERT, k::SHOW_LEVEL_ERROR),
        Level::Good => ("ok", CIRCLE_CHECK, k::SHOW_LEVEL_GOOD),
    }
}

/// A sentence below facts; one word before a colon leads it: "Später: …".
fn foot_line(foot: &str) -> Markup {
    let lead = foot.split_once(": ").filter(|(lead, _)| !lead.contains(' '));
    html! {
        p.small.findfoot {
            @if let Some((lead, rest)) = lead { b { (lead) ":" } " " (rest) } @else { (foot) }
        }
    }
}

fn fact_rows(facts: &[(String, String)]) -> Markup {
    html! { @for (name, value) in facts { div { dt { (name) } dd { (value) } } } }
}

/// A day for machines: `2026-12-31`. Its own writer would bring those of time zones into the page.
fn iso(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// A day with what it is about: what is over has a warning's picture and a word, what runs has a clock.
fn deadline(deadline: &Deadline, texts: &Texts) -> Markup {
    let (tone, glyph, word) = if deadline.is_over {
        ("warn", TRIANGLE_ALERT, k::SHOW_DEADLINE_OVER)
    } else {
        ("wait", CLOCK, k::SHOW_DEADLINE_OPEN)
    };
    html! {
        li {
            span.timeline__pin data-tone=(tone) { (small_icon(glyph)) }
            div.stack data-gap="1" {
                div.timeline__t { (deadline.title) }
                div.timeline__s {
                    @if let Some(day) = deadline.until {
                        @let written = texts.fill(k::SHOW_UNTIL, &[("day", &write_date(day, texts.language()))]);
                        time.strong datetime=(iso(day)) { (written) } ", " (texts.get(word))
                    } @else {
                        span.strong { (texts.get(k::SHOW_DEADLINE_ENDLESS)) }
                    }
                }
                @if !deadline.text.is_empty() { p.hint { (deadline.text) } }
                @if !deadline.norm.is_empty() { p.source { (small_icon(SCALE)) span { (deadline.norm) } } }
            }
        }
    }
}
