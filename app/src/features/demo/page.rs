//! The page of roles: each is one button of one plain form.

use super::{CAST, Part};
use crate::i18n::{k, use_texts};
use crate::ui::{Icon, PageTitle, PublicFrame, icons};
use leptos::prelude::*;

/// Everybody of the demo; a tap signs in as them.
#[component]
pub fn DemoPage() -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::DEMO_TITLE)/>
        <PublicFrame>
            <div class="stack" data-gap="6">
                <section class="stack" data-gap="3">
                    <h1>{t.get(k::DEMO_TITLE)}</h1>
                    <p class="muted">{t.get(k::DEMO_LEAD)}</p>
                </section>
                <form class="card rows" data-pad="0" method="post" action="/demo">
                    {CAST.iter().map(|part| view! { <Row part=*part/> }).collect_view()}
                </form>
            </div>
        </PublicFrame>
    }
    .into_any()
}

#[component]
fn Row(part: Part) -> impl IntoView {
    let t = use_texts();
    let (given, family) = part.name;
    let glyph = if part.code == "employee" { icons::USER } else { icons::BUILDING_2 };
    view! {
        <button class="rowlink" name="part" value=part.code>
            <span class="tileicon">
                <Icon glyph/>
            </span>
            <span>
                <span class="rowlink__t">{t.get(part.role)}</span>
                <span class="rowlink__s">{format!("{given} {family}, {}", part.place)}</span>
            </span>
            <span class="rowlink__end">
                <Icon glyph=icons::CHEVRON_RIGHT/>
            </span>
        </button>
    }
}
