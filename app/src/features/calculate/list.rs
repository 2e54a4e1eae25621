//! `/calculate`: the calculators, each a question.

use crate::i18n::{k, use_texts};
use crate::ui::icons::{self, Glyph};
use crate::ui::{Icon, PageTitle};
use calculators::{Calculator, Texts};
use leptos::prelude::*;

/// The list. It asks for nothing, so the device keeps the same page for when there is no network.
#[component]
pub fn CalculatorsPage() -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::NAV_CALCULATE)/>
        <h1>{t.get(k::NAV_CALCULATE)}</h1>
        {rows("/calculate")}
        <p class="hint">{t.get(k::CALCULATOR_PRIVATE)}</p>
    }
    .into_any()
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
