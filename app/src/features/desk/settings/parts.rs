//! Places of work and payroll areas: a list and a form each.

use super::api::Part;
use crate::features::desk::labels;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{ButtonKind, Field, Form, Select, Submit};
use domain::Land;
use leptos::prelude::*;

/// Places of work, each with the Land whose holidays count there.
#[component]
pub fn SitesSection(org: String, sites: Vec<Part>, key: Option<String>) -> impl IntoView {
    let t = use_texts();
    let lands = Land::ALL.iter().map(|land| (land.code().to_owned(), t.get(labels::land(*land)).to_owned()));
    let mut lands: Vec<_> = lands.collect();
    lands.sort_unstable_by(|(_, one), (_, other)| one.cmp(other));
    lands.insert(0, (String::new(), t.get(k::SETTINGS_LAND_NONE).to_owned()));
    let form = move |key: String| {
        view! {
            <Form name="site" action=format!("/desk/{org}/settings/sites") key waits=true>
                <div class="grid-2">
                    <Field name="site" label=k::SETTINGS_SITE/>
                    <Select name="land" label=k::SETTINGS_LAND options=lands/>
                </div>
                <div><Submit label=k::SETTINGS_SITE_ADD kind=ButtonKind::Plain/></div>
            </Form>
        }
    };
    view! {
        <section class="card stack" data-gap="4" data-pad="6" aria-labelledby="sites">
            <h2 id="sites">{t.get(k::SETTINGS_SITES)}</h2>
            <p class="hint">{t.get(k::SETTINGS_SITES_LEAD)}</p>
            <Parts parts=sites none=k::SETTINGS_SITES_NONE/>
            {key.map(form)}
        </section>
    }
    .into_any()
}

/// Groups of people whose pay is calculated together.
#[component]
pub fn AreasSection(org: String, areas: Vec<Part>, key: Option<String>) -> impl IntoView {
    let t = use_texts();
    let form = move |key: String| {
        view! {
            <Form name="area" action=format!("/desk/{org}/settings/payroll-areas") key waits=true>
                <Field name="area" label=k::SETTINGS_AREA/>
                <div><Submit label=k::SETTINGS_AREA_ADD kind=ButtonKind::Plain/></div>
            </Form>
        }
    };
    view! {
        <section class="card stack" data-gap="4" data-pad="6" aria-labelledby="areas">
            <h2 id="areas">{t.get(k::SETTINGS_AREAS)}</h2>
            <p class="hint">{t.get(k::SETTINGS_AREAS_LEAD)}</p>
            <Parts parts=areas none=k::SETTINGS_AREAS_NONE/>
            {key.map(form)}
        </section>
    }
    .into_any()
}

#[component]
fn Parts(parts: Vec<Part>, none: Key) -> impl IntoView {
    let t = use_texts();
    if parts.is_empty() {
        return view! { <p class="muted">{t.get(none)}</p> }.into_any();
    }
    let row = move |part: Part| {
        let land = part.land.and_then(|code| Land::from_code(&code)).map(|land| t.get(labels::land(land)));
        let closed = part.closed.map(|day| t.fill(k::SETTINGS_CLOSED, &[("day", &day)]));
        view! {
            <div>
                <dt>{part.name}</dt>
                <dd>{closed.or_else(|| land.map(str::to_owned))}</dd>
            </div>
        }
    };
    view! { <dl class="facts parts">{parts.into_iter().map(row).collect_view()}</dl> }.into_any()
}
