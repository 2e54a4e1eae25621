//! Places of work and payroll areas: a list and a form each.

use super::api::Part;
use crate::features::desk::{command::CommandFields, labels};
use crate::form::Answer;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{ButtonKind, Field, FormNote, Select, Submit};
use domain::Land;
use leptos::prelude::*;

/// Places of work, each with the Land whose holidays count there.
#[component]
pub fn SitesSection(org: String, sites: Vec<Part>, key: Option<String>, answer: Answer) -> impl IntoView {
    let t = use_texts();
    let problem = answer.problem_of("site");
    let lands = Land::ALL.iter().map(|land| (land.code(), t.get(labels::land(*land))));
    let mut lands: Vec<_> = lands.collect();
    lands.sort_unstable_by_key(|(_, name)| *name);
    lands.insert(0, ("", t.get(k::SETTINGS_LAND_NONE)));
    let form = move |key| {
        view! {
            <FormNote problem/>
            <form class="stack" data-gap="4" method="post" action=format!("/desk/{org}/settings/sites")>
                <CommandFields key/>
                <div class="grid-2">
                    <Field name="site" label=k::SETTINGS_SITE value=answer.typed("site") problem/>
                    <Select name="land" label=k::SETTINGS_LAND options=lands value=answer.typed("land")/>
                </div>
                <div><Submit label=k::SETTINGS_SITE_ADD kind=ButtonKind::Plain/></div>
            </form>
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
pub fn AreasSection(org: String, areas: Vec<Part>, key: Option<String>, answer: Answer) -> impl IntoView {
    let t = use_texts();
    let problem = answer.problem_of("area");
    let form = move |key| {
        view! {
            <FormNote problem/>
            <form class="stack" data-gap="4" method="post" action=format!("/desk/{org}/settings/payroll-areas")>
                <CommandFields key/>
                <Field name="area" label=k::SETTINGS_AREA value=answer.typed("area") problem/>
                <div><Submit label=k::SETTINGS_AREA_ADD kind=ButtonKind::Plain/></div>
            </form>
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
