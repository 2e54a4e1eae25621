//! `/calculate`: the calculators, each a question.

use crate::i18n::{k, use_texts};
use crate::ui::icons::{self, Glyph};
use crate::ui::{Icon, PageTitle};
use calculators::{Calculator, Texts};
use leptos::prelude::*;
use services::auth::Session;

/// The list. It asks for nothing, so the device keeps the same page for when there is no network.
#[component]
pub fn CalculatorsPage() -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::NAV_CALCULATE)/>
        <h1>{t.get(k::NAV_CALCULATE)}</h1>
        {rows("/calculate")}
        {use_context::<Session>().map(|_| own())}
        <p class="hint">{t.get(k::CALCULATOR_PRIVATE)}</p>
    }
    .into_any()
}

/// What somebody who is signed in kept and asked for. The page that a device keeps knows nobody.
fn own() -> AnyView {
    let t = use_texts();
    let rows = [
        ("/calculate/saved", icons::FOLDER, k::SCENARIOS_TITLE, k::SCENARIOS_ROW),
        ("/advice", icons::MESSAGE_CIRCLE, k::ADVICE_TITLE, k::ADVICE_ROW),
    ];
    let row = |(href, glyph, title, lead)| {
        view! {
            <li>
                <a class="rowlink" href=href>
                    <span class="tileicon"><Icon glyph/></span>
                    <span>
                        <span class="rowlink__t">{t.get(title)}</span>
                        <span class="rowlink__s">{t.get(lead)}</span>
                    </span>
                    <span class="rowlink__end"><Icon glyph=icons::CHEVRON_RIGHT/></span>
                </a>
            </li>
        }
    };
    view! { <ul class="card rows" data-pad="0" role="list">{rows.map(row)}</ul> }.into_any()
}

/// The calculators as a list of links below an address.
pub fn rows(below: &str) -> AnyView {
    let texts = Texts::of(use_texts().lang().language());
    let row = |calculator: Calculator| {
        let (title, lead) = (texts.get(calculator.title()).to_owned(), texts.get(calculator.lead()).to_owned());
        view! {
            <li>
                <a class="rowlink" href=format!("{below}/{}", calculator.slug())>
                    <span class="tileicon"><Icon glyph=glyph(calculator)/></span>
                    <span>
                        <span class="rowlink__t">{title}</span>
                        <span class="rowlink__s">{lead}</span>
                    </span>
                    <span class="rowlink__end"><Icon glyph=icons::CHEVRON_RIGHT/></span>
                </a>
            </li>
        }
    };
    view! { <ul class="card rows" data-pad="0" role="list">{Calculator::ALL.map(row)}</ul> }.into_any()
}

const fn glyph(calculator: Calculator) -> Glyph {
    match calculator {
        Calculator::Contribution => icons::CALCULATOR,
        Calculator::NetPay => icons::HAND_COINS,
        Calculator::Gap => icons::TRENDING_DOWN,
        Calculator::Saving => icons::TRENDING_UP,
        Calculator::Payout => icons::LANDMARK,
        Calculator::LumpSum => icons::SCALE,
        Calculator::Leaving => icons::CALENDAR,
    }
}
