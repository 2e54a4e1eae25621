//! `/account/link`: the person decides whether an organisation's provider may vouch for them.

use super::StepFrame;
use crate::form::Problem;
use crate::i18n::{k, use_texts};
use crate::ui::{ButtonKind, FormNote, Submit};
use leptos::prelude::*;

/// What the page says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Linking {
    /// Asks about the organisation of this name.
    Asks(String),
    /// It cannot be, and why.
    Stopped(Problem),
}

/// The question with its price, or why there is none.
#[component]
pub fn LinkPage(
    /// What it says.
    linking: Linking,
) -> impl IntoView {
    match linking {
        Linking::Asks(organisation) => view! { <StepFrame><Question organisation/></StepFrame> }.into_any(),
        Linking::Stopped(problem) => view! { <StepFrame><Stopped problem/></StepFrame> }.into_any(),
    }
}

#[component]
fn Question(organisation: String) -> impl IntoView {
    let t = use_texts();
    let organisation = [("organisation", organisation.as_str())];
    view! {
        <h1>{t.fill(k::SSO_LINK_HEAD, &organisation)}</h1>
        <p>{t.fill(k::SSO_LINK_GAIN, &organisation)}</p>
        <p><strong>{t.get(k::SSO_LINK_PRICE)}</strong></p>
        <p class="muted">{t.get(k::SSO_LINK_UNDO)}</p>
        <form method="post" action="/account/link">
            <Submit label=k::SSO_LINK_YES/>
        </form>
        <a class="btn" data-size="l" href="/account">{t.get(k::SSO_LINK_NO)}</a>
    }
    .into_any()
}

#[component]
fn Stopped(problem: Problem) -> impl IntoView {
    let t = use_texts();
    let sign_out = (problem == Problem::NOT_FRESH).then(|| {
        view! {
            <form method="post" action="/sign-out">
                <Submit label=k::SIGN_OUT_ACTION kind=ButtonKind::Plain/>
            </form>
        }
    });
    view! {
        <h1>{t.get(k::SSO_LINK_TITLE)}</h1>
        <FormNote problems=vec![problem]/>
        {sign_out}
        <a class="btn" data-kind="quiet" href="/account">{t.get(k::ACCOUNT_BACK)}</a>
    }
    .into_any()
}
