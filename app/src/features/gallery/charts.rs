//! Charts: lines, columns, shares, and the small line beside a figure.

use super::page::Family;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Amount, BarChart, DonutChart, Hue, LineChart, Part, Series, ShareBar, Sparkline};
use leptos::prelude::*;

const CALLS: [u16; 12] = [310, 318, 305, 342, 330, 351, 338, 362, 349, 371, 402, 389];
const USUAL: [u16; 12] = [300, 302, 305, 310, 312, 315, 318, 320, 322, 325, 328, 330];

/// Every kind of chart with the figures of the kit.
#[component]
pub(super) fn Charts() -> impl IntoView {
    view! {
        <OverTime/>
        <Shares/>
    }
    .into_any()
}

#[component]
fn OverTime() -> impl IntoView {
    let t = use_texts();
    let count = |value: u16| Amount { value: f64::from(value), shown: value.to_string() };
    let series = |key: Key, hue: Hue, values: &[u16]| Series {
        name: t.get(key).to_owned(),
        hue,
        amounts: values.iter().copied().map(count).collect(),
    };
    let weeks: Vec<String> =
        (36..48).map(|week| t.fill(k::GALLERY_CHART_WEEK, &[("week", &week.to_string())])).collect();
    let years: Vec<String> = (2023..=2026).map(|year: u16| year.to_string()).collect();
    let calls = series(k::GALLERY_CHART_CALLS, Hue::Own, &CALLS);
    let usual = series(k::GALLERY_CHART_USUAL, Hue::Usual, &USUAL);
    let (weeks_of_bars, bars, lines) = (weeks.clone(), vec![calls.clone()], vec![calls, usual]);
    let paid = vec![
        series(k::GALLERY_CHART_OWN, Hue::Own, &[1200, 1800, 2400, 2400]),
        series(k::GALLERY_CHART_EMPLOYER, Hue::Employer, &[180, 270, 360, 360]),
    ];
    view! {
        <Family id="chart-line" title=k::GALLERY_CHART_LINE>
            <div class="card"><LineChart label=t.get(k::GALLERY_CHART_CALLS_SAID) over=t.get(k::GALLERY_CHART_WEEKS) places=weeks series=lines/></div>
        </Family>
        <Family id="chart-bars" title=k::GALLERY_CHART_BARS>
            <div class="card"><BarChart label=t.get(k::GALLERY_CHART_CALLS_SAID) over=t.get(k::GALLERY_CHART_WEEKS) places=weeks_of_bars series=bars last="389"/></div>
            <div class="card"><BarChart label=t.get(k::GALLERY_CHART_PAID_SAID) over=t.get(k::GALLERY_CHART_YEARS) places=years series=paid last="2760"/></div>
        </Family>
        <Family id="sparkline" title=k::GALLERY_CHART_SPARK>
            <div class="row" data-wrap="">
                <Sparkline values=CALLS.map(f64::from).to_vec()/>
                <Sparkline values=vec![3.0, 4.0, 3.0, 4.0, 4.0, 3.0, 4.0, 5.0] hue=Hue::Complaint/>
            </div>
        </Family>
    }
    .into_any()
}

#[component]
fn Shares() -> impl IntoView {
    let t = use_texts();
    let part = |key: Key, hue: Hue, value: f64, shown: &str| Part {
        name: t.get(key).to_owned(),
        hue,
        amount: Amount { value, shown: shown.to_owned() },
    };
    let parts = [
        part(k::GALLERY_CHART_NET, Hue::Own, 110.75, "110,75 €"),
        part(k::GALLERY_CHART_TAX, Hue::Tax, 45.75, "45,75 €"),
        part(k::GALLERY_CHART_INSURANCE, Hue::Insurance, 43.5, "43,50 €"),
        part(k::GALLERY_CHART_EMPLOYER, Hue::Employer, 30.0, "30,00 €"),
    ];
    let (bar, ring) = (parts.to_vec(), parts.map(Some));
    view! {
        <Family id="chart-share" title=k::GALLERY_CHART_SHARE>
            <div class="card"><ShareBar label=t.get(k::GALLERY_CHART_SHARE_SAID) parts=bar/></div>
        </Family>
        <Family id="chart-donut" title=k::GALLERY_CHART_DONUT>
            <div class="card"><DonutChart label=t.get(k::GALLERY_CHART_SHARE_SAID) whole="230,00 €" parts=ring/></div>
        </Family>
    }
    .into_any()
}
