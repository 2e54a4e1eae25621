//! The three legal pages: headings and paragraphs as data, the operator's own lines from the configuration.

use crate::i18n::{Key, k, use_texts};
use crate::settings::use_settings;
use crate::ui::{PageTitle, PublicFrame};
use leptos::prelude::*;

/// A heading and its paragraphs.
type Section = (Key, &'static [Key]);

const IMPRINT: &[Section] =
    &[(k::IMPRINT_PRODUCT, &[k::IMPRINT_PRODUCT_TEXT]), (k::IMPRINT_ADVICE, &[k::IMPRINT_ADVICE_TEXT])];

const PRIVACY: &[Section] = &[
    (k::PRIVACY_WHO, &[k::PRIVACY_WHO_TEXT]),
    (k::PRIVACY_DEVICE, &[k::PRIVACY_DEVICE_COOKIES, k::PRIVACY_DEVICE_CACHE]),
    (k::PRIVACY_LOGS, &[k::PRIVACY_LOGS_TEXT]),
    (k::PRIVACY_BASIS, &[k::PRIVACY_BASIS_TEXT]),
    (k::PRIVACY_OTHERS, &[k::PRIVACY_OTHERS_TEXT]),
    (k::PRIVACY_RIGHTS, &[k::PRIVACY_RIGHTS_TEXT]),
];

const ACCESSIBILITY: &[Section] = &[
    (k::ACCESSIBILITY_AIM, &[k::ACCESSIBILITY_AIM_TEXT]),
    (k::ACCESSIBILITY_CHECKED, &[k::ACCESSIBILITY_CHECKED_TEXT, k::ACCESSIBILITY_CHECKED_OPEN]),
    (k::ACCESSIBILITY_CONTACT, &[k::ACCESSIBILITY_CONTACT_TEXT]),
];

/// `/imprint`: who operates this installation.
#[component]
pub fn ImprintPage() -> impl IntoView {
    view! {
        <LegalPage title=k::LEGAL_IMPRINT sections=IMPRINT>
            <OperatorFacts/>
        </LegalPage>
    }
}

/// `/privacy`: what is stored, where, and for how long.
#[component]
pub fn PrivacyPage() -> impl IntoView {
    view! {
        <LegalPage title=k::LEGAL_PRIVACY sections=PRIVACY>
            <OperatorFacts/>
        </LegalPage>
    }
}

/// `/accessibility`: what works for whom, what does not yet, and whom to tell.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    view! {
        <LegalPage title=k::LEGAL_ACCESSIBILITY sections=ACCESSIBILITY>
            <OperatorFacts/>
        </LegalPage>
    }
}

#[component]
fn LegalPage(title: Key, sections: &'static [Section], children: Children) -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(title)/>
        <PublicFrame>
            <article class="prose">
                <h1>{t.get(title)}</h1>
                {children()}
                {sections
                    .iter()
                    .map(|(heading, paragraphs)| {
                        view! {
                            <h2>{t.get(*heading)}</h2>
                            {paragraphs.iter().map(|key| view! { <p>{t.get(*key)}</p> }).collect_view()}
                        }
                    })
                    .collect_view()}
            </article>
        </PublicFrame>
    }
    .into_any()
}

/// Name, address and contact of the operator, line by line; says so where they are not configured yet.
#[component]
pub fn OperatorFacts() -> impl IntoView {
    let t = use_texts();
    let operator = use_settings().operator;
    if operator.is_empty() {
        return view! { <p class="muted">{t.get(k::IMPRINT_MISSING)}</p> }.into_any();
    }
    view! {
        <h2>{t.get(k::IMPRINT_OPERATOR)}</h2>
        <address>{operator.into_iter().map(|line| view! { <span class="prose__line">{line}</span> }).collect_view()}</address>
    }
    .into_any()
}
