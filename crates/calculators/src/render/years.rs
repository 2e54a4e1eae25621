//! Lines over years with their table, drawn for the width: across in parts of it, upwards in pixels, so its text keeps its size.

use super::icon::{TABLE_2, small_icon};
use super::parts::{fill, legend_row};
use super::scale::{BOTTOM, Tenths, across, apart, gutter, height, named, top};
use super::whole_euro;
use crate::{Hue, Key, Series, Texts, k};
use domain::Language;
use domain::money::Cents;
use domain::typed::write_euro;
use maud::{Markup, html};

/// So many rows the table has at most; the last place comes to them.
const ROWS: usize = 12;
/// Quarters of the axis, at which lines are drawn.
const QUARTERS: [i64; 5] = [0, 1, 2, 3, 4];

/// The picture in its card.
pub(super) fn card(title: Key, places: &[String], series: &[Series], summary: &str, texts: &Texts) -> Markup {
    let is_empty = places.is_empty() || series.iter().all(|one| one.values.is_empty());
    html! {
        section.card.stack data-gap="3" {
            h2 { (texts.get(title)) }
            @if is_empty {
                p.small.muted { (texts.get(k::SHOW_EMPTY)) }
            } @else {
                .stack data-gap="2" {
                    (plot(places, series, summary, texts.language()))
                    @if series.len() > 1 { (legend(series, texts)) }
                    (table(places, series, summary, texts))
                }
            }
        }
    }
}

fn plot(places: &[String], series: &[Series], summary: &str, language: Language) -> Markup {
    let most = series.iter().flat_map(|one| &one.values).map(|value| value.get()).max().unwrap_or_default();
    let top = top(most);
    let figures =
        QUARTERS.map(|quarter| (height(top / 4 * quarter, top), whole_euro(Cents::new(top / 4 * quarter), language)));
    let longest = figures.iter().map(|(_, figure)| figure.chars().count()).max().unwrap_or_default();
    let count = places.len();
    html! {
        .chart data-gutter=(gutter(longest)) {
            svg.chart__plot role="img" aria-label=(summary) {
                g {
                    @for (quarter, (y, figure)) in figures.iter().enumerate() {
                        line class=(if quarter > 0 { "grid" } else { "axis" }) x1="0" x2="100%" y1=(Tenths(*y)) y2=(Tenths(*y)) {}
                        text x="-8" y=(Tenths(y + 40)) text-anchor="end" { (figure) }
                    }
                }
                g { (names(places)) }
                svg viewBox="0 0 1000 226" width="100%" height="226" preserveAspectRatio="none" {
                    @for one in series { path class=(stroke(one.hue)) d=(path(&one.values, count, top)) {} }
                }
                (marks(series, count, top, language))
            }
        }
    }
}

/// The names of the places below the axis.
fn names(places: &[String]) -> Markup {
    let longest = places.iter().map(|place| place.chars().count()).max().unwrap_or_default();
    let count = places.len();
    let y = Tenths(BOTTOM + 220);
    html! {
        @for (index, minor) in named(count, longest) {
            text x=(percent(index, count)) y=(y) text-anchor="middle" data-minor=[minor] data-edge=[edge(index, count)] {
                (places[index])
            }
        }
    }
}

/// The last amount of each line that reaches the last place; what is compared with needs none.
fn marks(series: &[Series], count: usize, top: i64, language: Language) -> Markup {
    let reaches = |one: &&Series| one.hue != Hue::Usual && one.values.len() == count;
    let marked: Vec<(Hue, Cents)> =
        series.iter().filter(reaches).filter_map(|one| Some((one.hue, *one.values.last()?))).collect();
    let heights: Vec<i64> = marked.iter().map(|(_, value)| height(value.get(), top)).collect();
    let last = count.saturating_sub(1);
    let x = percent(last, count);
    html! {
        @for (((hue, value), at), text) in marked.iter().zip(&heights).zip(apart(&heights)) {
            circle class=(fill(*hue)) cx=(x) cy=(Tenths(*at)) r="4" {}
            text.t-strong x=(x) y=(Tenths(text - 90)) text-anchor="middle" data-edge=[edge(last, count)] {
                (write_euro(*value, language))
            }
        }
    }
}

/// The path of a line; a single place becomes a short line.
fn path(values: &[Cents], count: usize, top: i64) -> String {
    let mut path = String::with_capacity(values.len() * 14 + 1);
    path.push('M');
    for (index, value) in values.iter().take(count).enumerate() {
        let y = Tenths(height(value.get(), top)).to_string();
        match (count, index) {
            (1, _) => path.extend(["460.0 ", &y, " 540.0 ", &y]),
            (_, 0) => path.extend(["0.0 ", &y]),
            _ => path.extend([" ", &Tenths(across(index, count)).to_string(), " ", &y]),
        }
    }
    match values.len() {
        0 => String::new(),
        1 if count > 1 => path + "h0",
        _ => path,
    }
}

fn percent(index: usize, count: usize) -> String {
    let thousandths = across(index, count) / 10;
    format!("{}%", Tenths(thousandths))
}

/// A text at the last place ends at the edge instead of standing around its middle.
const fn edge(index: usize, count: usize) -> Option<&'static str> {
    if count > 1 && index + 1 == count { Some("always") } else { None }
}

/// Each line with its last value.
fn legend(series: &[Series], texts: &Texts) -> Markup {
    let last = |one: &Series| one.values.last().map(|value| write_euro(*value, texts.language())).unwrap_or_default();
    html! { ul.legend { @for one in series { (legend_row(one.hue, texts.get(one.label), &last(one))) } } }
}

/// All values, or as many as can be read: each of the same distance, and the last.
fn table(places: &[String], series: &[Series], summary: &str, texts: &Texts) -> Markup {
    let last = places.len().saturating_sub(1);
    let step = places.len().div_ceil(ROWS).max(1);
    let shown = |one: &Series, index: usize| {
        one.values.get(index).map(|value| write_euro(*value, texts.language())).unwrap_or_default()
    };
    html! {
        details.asdata {
            summary { (small_icon(TABLE_2)) (texts.get(k::SHOW_TABLE)) }
            .table-wrap {
                table.table {
                    caption.sr { (summary) }
                    thead {
                        tr {
                            th scope="col" { (texts.get(k::SHOW_PLACE)) }
                            @for one in series { th.num scope="col" { (texts.get(one.label)) } }
                        }
                    }
                    tbody {
                        @for (index, place) in places.iter().enumerate() {
                            @if index.is_multiple_of(step) || index == last {
                                tr {
                                    td data-title="" { (place) }
                                    @for one in series { td.num data-label=(texts.get(one.label)) { (shown(one, index)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The class of a line.
const fn stroke(hue: Hue) -> &'static str {
    match hue {
        Hue::Own => "l1",
        Hue::Tax => "l2",
        Hue::Insurance => "l3",
        Hue::Employer => "l4",
        Hue::Usual => "l0",
    }
}
