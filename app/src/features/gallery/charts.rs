//! Charts: lines, columns, areas, shares, the small line beside a figure; and what they do with nothing, with one place, with many.

use super::page::Family;
use crate::i18n::{Key, Texts, k, use_texts};
use crate::ui::{AreaChart, BarChart, ChartUnit, DonutChart, Hue, LineChart, Part, Series, ShareBar, Sparkline};
use domain::money::Cents;
use domain::typed::write_euro;
use leptos::prelude::*;

const CALLS: [i64; 12] = [310, 318, 305, 342, 330, 351, 338, 362, 349, 371, 402, 389];
const USUAL: [i64; 12] = [300, 302, 305, 310, 312, 315, 318, 320, 322, 325, 328, 330];
/// In tenths of a percent.
const REACHED: [i64; 12] = [884, 891, 887, 902, 911, 907, 899, 918, 926, 921, 908, 914];
/// What a month has more or fewer than the others.
const SEASON: [i64; 12] = [40, 25, 90, 60, 20, -30, -110, -140, -40, 30, 80, 120];

/// Every kind of chart with the figures of the kit.
#[component]
pub(super) fn Charts() -> impl IntoView {
    view! {
        <div class="galgrid" data-wide="">
            <div><Lines/><Areas/></div>
            <div><Columns/><Shares/></div>
        </div>
        <FewAndMany/>
    }
    .into_any()
}

fn series(t: Texts, name: Key, hue: Hue, values: Vec<i64>) -> Series {
    Series { name: t.get(name).to_owned(), hue, values }
}

fn calls(t: Texts) -> Series {
    series(t, k::GALLERY_CHART_CALLS, Hue::Own, CALLS.to_vec())
}

fn weeks(t: Texts) -> Vec<String> {
    (36..48).map(|week| t.fill(k::GALLERY_CHART_WEEK, &[("week", &week.to_string())])).collect()
}

fn years(from: u16, to: u16) -> Vec<String> {
    (from..=to).map(|year| year.to_string()).collect()
}

fn euro(t: Texts, cents: i64) -> String {
    write_euro(Cents::new(cents), t.lang().language())
}

#[component]
fn Lines() -> impl IntoView {
    let t = use_texts();
    let usual = series(t, k::GALLERY_CHART_USUAL, Hue::Usual, USUAL.to_vec());
    let both = vec![calls(t), usual];
    let reached = vec![series(t, k::GALLERY_STAT_REACHED, Hue::Own, REACHED.map(|tenths| tenths * 1_000).to_vec())];
    let over = t.get(k::GALLERY_CHART_WEEKS);
    view! {
        <Family id="chart-line" title=k::GALLERY_CHART_LINE>
            <div class="card"><LineChart label=t.get(k::GALLERY_CHART_CALLS_SAID) over places=weeks(t) series=both/></div>
            <div class="card"><LineChart label=t.get(k::GALLERY_CHART_REACHED_SAID) over places=weeks(t) series=reached unit=ChartUnit::Percent/></div>
        </Family>
        <Family id="sparkline" title=k::GALLERY_CHART_SPARK>
            <div class="row" data-wrap="">
                <Sparkline values=CALLS.to_vec()/>
                <Sparkline values=vec![3, 4, 3, 4, 4, 3, 4, 5] hue=Hue::Complaint/>
            </div>
        </Family>
    }
    .into_any()
}

#[component]
fn Columns() -> impl IntoView {
    let t = use_texts();
    let paid = vec![
        series(t, k::GALLERY_CHART_OWN, Hue::Own, vec![120_000, 180_000, 240_000, 240_000]),
        series(t, k::GALLERY_CHART_EMPLOYER, Hue::Employer, vec![18_000, 27_000, 36_000, 36_000]),
    ];
    let said = t.fill(k::GALLERY_CHART_PAID_SAID, &[("first", &euro(t, 138_000)), ("last", &euro(t, 276_000))]);
    let (weekly, yearly) = (t.get(k::GALLERY_CHART_WEEKS), t.get(k::GALLERY_CHART_YEARS));
    view! {
        <Family id="chart-bars" title=k::GALLERY_CHART_BARS>
            <div class="card"><BarChart label=t.get(k::GALLERY_CHART_CALLS_SAID) over=weekly places=weeks(t) series=vec![calls(t)]/></div>
            <div class="card"><BarChart label=said over=yearly places=years(2023, 2026) series=paid unit=ChartUnit::Euro/></div>
        </Family>
    }
    .into_any()
}

/// Thirty years of 200,00 € and 30,00 € a month, with 2 % a year: own part, employer's part, return, in cents.
fn saved() -> Vec<[i64; 3]> {
    let (mut own, mut employer, mut gain) = (0, 0, 0);
    let year = |_| {
        own += 240_000;
        employer += 36_000;
        gain += (own + employer + gain) / 50;
        [own, employer, gain]
    };
    (0..30).map(year).collect()
}

#[component]
fn Areas() -> impl IntoView {
    let t = use_texts();
    let saved = saved();
    let whole = saved.last().map_or(0, |parts| parts.iter().sum::<i64>());
    let layers = vec![
        series(t, k::GALLERY_CHART_OWN, Hue::Own, saved.iter().map(|[own, _, _]| *own).collect()),
        series(t, k::GALLERY_CHART_EMPLOYER, Hue::Employer, saved.iter().map(|[_, employer, _]| *employer).collect()),
        series(t, k::GALLERY_CHART_RETURN, Hue::Insurance, saved.iter().map(|[_, _, gain]| *gain).collect()),
    ];
    let said = t.fill(k::GALLERY_CHART_AREA_SAID, &[("whole", &euro(t, whole))]);
    let over = t.get(k::GALLERY_CHART_YEARS);
    view! {
        <Family id="chart-area" title=k::GALLERY_CHART_AREA>
            <div class="card"><AreaChart label=said over places=years(2027, 2056) series=layers unit=ChartUnit::Euro/></div>
        </Family>
    }
    .into_any()
}

#[component]
fn Shares() -> impl IntoView {
    let t = use_texts();
    let part = |name: Key, hue: Hue, value: i64| Part { name: t.get(name).to_owned(), hue, value };
    let parts = [
        part(k::GALLERY_CHART_NET, Hue::Own, 11_075),
        part(k::GALLERY_CHART_TAX, Hue::Tax, 4_575),
        part(k::GALLERY_CHART_INSURANCE, Hue::Insurance, 4_350),
        part(k::GALLERY_CHART_EMPLOYER, Hue::Employer, 3_000),
    ];
    let [net, tax, insurance, employer] = [11_075, 4_575, 4_350, 3_000].map(|cents| euro(t, cents));
    let amounts =
        [("whole", euro(t, 23_000)), ("net", net), ("tax", tax), ("insurance", insurance), ("employer", employer)];
    let said = t.fill(k::GALLERY_CHART_SHARE_SAID, &amounts.each_ref().map(|(name, amount)| (*name, amount.as_str())));
    let (bar, ring, said_of_ring) = (parts.to_vec(), parts.map(Some), said.clone());
    view! {
        <Family id="chart-share" title=k::GALLERY_CHART_SHARE>
            <div class="card"><ShareBar label=said parts=bar unit=ChartUnit::Euro/></div>
        </Family>
        <Family id="chart-donut" title=k::GALLERY_CHART_DONUT>
            <div class="card"><DonutChart label=said_of_ring parts=ring unit=ChartUnit::Euro/></div>
        </Family>
    }
    .into_any()
}

/// Nothing yet, one place, sixty places.
#[component]
fn FewAndMany() -> impl IntoView {
    let t = use_texts();
    let months: Vec<String> =
        (2022..=2026).flat_map(|year| (1..=12).map(move |month| format!("{month:02}/{year}"))).collect();
    let contacts: Vec<i64> =
        SEASON.into_iter().cycle().zip(0_i64..60).map(|(season, month)| 1_200 + 12 * month + season).collect();
    let named = |values: Vec<i64>| vec![series(t, k::GALLERY_CHART_CONTACTS, Hue::Own, values)];
    let (many, none) = (named(contacts), named(Vec::new()));
    let paid = move || vec![series(t, k::GALLERY_CHART_OWN, Hue::Own, vec![240_000])];
    let over = t.get(k::GALLERY_CHART_YEARS);
    let alone = t.fill(k::GALLERY_CHART_ALONE_SAID, &[("amount", &euro(t, 240_000))]);
    let (line, area) = (alone.clone(), alone.clone());
    view! {
        <Family id="chart-few" title=k::GALLERY_CHART_FEW>
            <div class="card"><BarChart label=t.get(k::GALLERY_CHART_MONTHS_SAID) over=t.get(k::GALLERY_CHART_MONTHS) places=months series=many/></div>
            <div class="grid-2">
                <div class="card"><BarChart label=t.get(k::GALLERY_CHART_MONTHS_SAID) over=t.get(k::GALLERY_CHART_MONTHS) places=vec![] series=none/></div>
                <div class="card"><BarChart label=alone over places=years(2026, 2026) series=paid() unit=ChartUnit::Euro/></div>
                <div class="card"><LineChart label=line over places=years(2026, 2026) series=paid() unit=ChartUnit::Euro/></div>
                <div class="card"><AreaChart label=area over places=years(2026, 2026) series=paid() unit=ChartUnit::Euro/></div>
            </div>
        </Family>
    }
    .into_any()
}
