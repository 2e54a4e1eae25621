//! One order of the person's: whom they asked, where it stands, what the broker has of them, the way back.

use super::api::OrderView;
use super::way::way;
use super::words;
use crate::i18n::{Key, Texts, k, use_texts};
use crate::ui::{Badge, Timeline};
use domain::advice::AdviceState;
use leptos::prelude::*;

/// A card.
#[component]
pub(super) fn Order(order: OrderView) -> impl IntoView {
    let t = use_texts();
    let said = (order.asked.as_str(), order.meeting.as_deref(), order.outcome.as_deref());
    let steps = way(t, order.state, said, order.withdrawn.is_some());
    let about = order.calculator.clone().unwrap_or_else(|| t.get(k::ADVICE_NO_CALCULATOR).to_owned());
    let id = format!("order-{}", order.id);
    let shared = t.get(shared(&order));
    let back = order.withdrawn.as_ref().map(|at| t.fill(k::ADVICE_WITHDRAWN_AT, &[("at", at)]));
    let withdraw = order.withdrawn.is_none().then(|| withdraw(t, &order));
    view! {
        <article class="card stack" data-gap="4" aria-labelledby=id>
            <div class="between">
                <h2 id=id.clone()>{order.broker}</h2>
                <Badge text=t.get(words::state(order.state)) tone=words::tone(order.state)/>
            </div>
            <p class="hint">{about}</p>
            <Timeline steps/>
            <p class="hint">{back.unwrap_or_else(|| shared.to_owned())}</p>
            {withdraw}
        </article>
    }
    .into_any()
}

/// What the broker has of the person's words and numbers.
const fn shared(order: &OrderView) -> Key {
    match order.shares {
        (true, true) => k::ADVICE_SHARES_BOTH,
        (true, false) => k::ADVICE_SHARES_WISH,
        (false, true) => k::ADVICE_SHARES_SCENARIO,
        (false, false) => k::ADVICE_SHARES_NOTHING,
    }
}

/// Folded, with what happens: it is asked for twice, without a script.
fn withdraw(t: Texts, order: &OrderView) -> AnyView {
    let what = if order.state >= AdviceState::Held { k::ADVICE_WITHDRAW_LATER } else { k::ADVICE_WITHDRAW_WHAT };
    view! {
        <details class="fold">
            <summary class="btn" data-size="s">{t.get(k::ADVICE_WITHDRAW)}</summary>
            <form class="fold__body stack" data-gap="3" method="post" action="/advice">
                <p>{t.get(what)}</p>
                <div>
                    <button class="btn" data-size="s" data-kind="danger" name="id" value=order.id.clone()>{t.get(k::ADVICE_WITHDRAW_NOW)}</button>
                </div>
            </form>
        </details>
    }
    .into_any()
}
