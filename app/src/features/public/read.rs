//! `/o/{org}/questions` and `/o/{org}/terms`: what one can read up on.

use crate::features::learn::faq::FAQ;
use crate::features::learn::terms::TERMS;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Icon, IconSize, PageTitle, icons};
use leptos::prelude::*;

/// Questions that employees ask.
#[component]
pub fn QuestionsPage() -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::PUBLIC_QUESTIONS)/>
        <div class="stack" data-gap="6">
            <h1>{t.get(k::PUBLIC_QUESTIONS)}</h1>
            {folded(FAQ)}
            <p class="hint">{t.get(k::PUBLIC_NO_ADVICE)}</p>
        </div>
    }
    .into_any()
}

/// Questions, each with its answer folded below it.
pub(super) fn folded(questions: &[(Key, Key)]) -> AnyView {
    let t = use_texts();
    let one = |(question, answer): &(Key, Key)| {
        view! {
            <details class="why">
                <summary>
                    <Icon glyph=icons::CHEVRON_DOWN size=IconSize::Small/>
                    {t.get(*question)}
                </summary>
                <div class="why__body"><p>{t.get(*answer)}</p></div>
            </details>
        }
    };
    view! { <div class="card stack" data-gap="2">{questions.iter().map(one).collect_view()}</div> }.into_any()
}

/// The words of the field, by alphabet.
#[component]
pub fn TermsPage() -> impl IntoView {
    let t = use_texts();
    let mut terms: Vec<(&str, &str)> = TERMS.iter().map(|(name, text)| (t.get(*name), t.get(*text))).collect();
    terms.sort_by_cached_key(|(name, _)| name.to_lowercase().replace('\u{ad}', ""));
    let one = |(name, text): (&'static str, &'static str)| view! { <dt class="strong">{name}</dt><dd>{text}</dd> };
    view! {
        <PageTitle text=t.get(k::PUBLIC_TERMS)/>
        <article class="prose">
            <h1>{t.get(k::PUBLIC_TERMS)}</h1>
            <dl>{terms.into_iter().map(one).collect_view()}</dl>
        </article>
    }
    .into_any()
}
