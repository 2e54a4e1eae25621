//! The public start page: what Zusage is, for whom, and the two ways in.

use crate::i18n::{Key, k, use_texts};
use crate::settings::use_settings;
use crate::ui::icons::{self, Glyph};
use crate::ui::{ButtonKind, Icon, LinkButton, PageTitle, PublicFrame};
use leptos::prelude::*;

const AUDIENCES: [(Glyph, Key, Key); 3] = [
    (icons::SMARTPHONE, k::START_EMPLOYEE_TITLE, k::START_EMPLOYEE_TEXT),
    (icons::BUILDING_2, k::START_EMPLOYER_TITLE, k::START_EMPLOYER_TEXT),
    (icons::PHONE, k::START_SERVICE_TITLE, k::START_SERVICE_TEXT),
];

const PROMISES: [(Glyph, Key, Key); 3] = [
    (icons::SCALE, k::START_REASON_TITLE, k::START_REASON_TEXT),
    (icons::CLOCK, k::START_DEADLINE_TITLE, k::START_DEADLINE_TEXT),
    (icons::LOCK, k::START_PRIVACY_TITLE, k::START_PRIVACY_TEXT),
];

/// `/`: nobody has to sign in to read it.
#[component]
pub fn StartPage() -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::START_TITLE)/>
        <PublicFrame>
            <section class="hero">
                <h1>{t.get(k::START_TITLE)}</h1>
                <p class="hero__lead">{t.get(k::START_LEAD)}</p>
                <p class="muted">{t.get(k::START_STATUS)}</p>
                <div class="hero__actions">
                    <LinkButton href="/home" label=t.get(k::START_OPEN_APP) kind=ButtonKind::Primary/>
                    <LinkButton href="/desk" label=t.get(k::START_OPEN_DESK) leaves=true/>
                </div>
                {use_settings().demo.then(|| view! { <p class="hint">{t.get(k::DEMO_NOTE)}</p> })}
            </section>
            <Facts heading=k::START_AUDIENCES facts=AUDIENCES/>
            <Facts heading=k::START_PROMISES facts=PROMISES/>
        </PublicFrame>
    }
    .into_any()
}

/// A heading and three facts with their pictures.
#[component]
fn Facts(heading: Key, facts: [(Glyph, Key, Key); 3]) -> impl IntoView {
    let t = use_texts();
    view! {
        <section class="start__facts">
            <h2>{t.get(heading)}</h2>
            <ul class="feature">
                {facts
                    .map(|(glyph, title, text)| {
                        view! {
                            <li>
                                <span class="tileicon" data-tone="accent">
                                    <Icon glyph/>
                                </span>
                                <h3>{t.get(title)}</h3>
                                <p class="muted">{t.get(text)}</p>
                            </li>
                        }
                    })}
            </ul>
        </section>
    }
    .into_any()
}
