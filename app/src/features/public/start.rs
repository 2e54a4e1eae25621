//! `/o/{org}`: the calculators, the first questions, the way in.

use crate::features::calculate::rows;
use crate::features::learn::faq::FAQ;
use crate::i18n::{k, use_texts};
use crate::ui::PageTitle;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// So many questions stand on the first page.
const FIRST: usize = 4;

/// The organisation's first page for everybody.
#[component]
pub fn OrgStartPage() -> impl IntoView {
    let t = use_texts();
    let home = format!("/o/{}", use_params_map().read_untracked().get("org").unwrap_or_default());
    view! {
        <PageTitle text=t.get(k::PUBLIC_TITLE)/>
        <div class="stack" data-gap="8">
            <div class="stack" data-gap="3">
                <h1>{t.get(k::PUBLIC_TITLE)}</h1>
                <p class="muted">{t.get(k::PUBLIC_LEAD)}</p>
                <p><a class="btn" data-kind="primary" data-size="l" href="/sign-in">{t.get(k::PUBLIC_SIGN_IN)}</a></p>
            </div>
            <section class="stack" data-gap="3" aria-labelledby="calculators">
                <h2 id="calculators">{t.get(k::PUBLIC_CALCULATORS)}</h2>
                {rows(&format!("{home}/calculate"))}
                <p class="hint">{t.get(k::CALCULATOR_NOT_STORED)}</p>
            </section>
            <section class="stack" data-gap="3" aria-labelledby="questions">
                <h2 id="questions">{t.get(k::PUBLIC_QUESTIONS)}</h2>
                {super::read::folded(&FAQ[..FIRST.min(FAQ.len())])}
                <p><a class="link" href=format!("{home}/questions")>{t.get(k::PUBLIC_QUESTIONS_ALL)}</a></p>
            </section>
            <section class="stack" data-gap="3" aria-labelledby="employers">
                <h2 id="employers">{t.get(k::PUBLIC_EMPLOYERS)}</h2>
                <p>{t.get(k::PUBLIC_FIT_LEAD)}</p>
                <p><a class="btn" href=format!("{home}/fit")>{t.get(k::PUBLIC_FIT_START)}</a></p>
            </section>
        </div>
    }
    .into_any()
}
