//! The two navigations of the workplace, made from the same list of areas.

use super::{Area, Organisation};
use crate::i18n::{k, use_texts};
use crate::ui::{Icon, IconSize, LegalLinks, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

fn href(organisation: Organisation, area: Area) -> String {
    format!("/desk/{}/{}", organisation.slug, area.segment())
}

/// A link to an area; the current one is marked for eye and ear.
#[component]
fn AreaLink(organisation: Organisation, area: Area, #[prop(optional)] size: IconSize) -> impl IntoView {
    let t = use_texts();
    let path = use_location().pathname;
    let target = href(organisation, area);
    let link = target.clone();
    view! {
        <a href=link aria-current=move || (path.get() == target).then_some("page")>
            <Icon glyph=area.glyph() size/>
            <span class="clip">{t.get(area.label())}</span>
        </a>
    }
}

/// The groups of areas, the organisation and the legal links, beside the page.
#[component]
pub fn SideNav(organisation: Organisation) -> impl IntoView {
    let t = use_texts();
    view! {
        <nav class="side" aria-label=t.get(k::NAV_LABEL)>
            <AreaGroups organisation/>
        </nav>
        <div class="desk__org">
            <Icon glyph=icons::BUILDING_2/>
            <span class="clip">{organisation.name}</span>
        </div>
        <LegalLinks leaves=true/>
    }
    .into_any()
}

#[component]
fn AreaGroups(organisation: Organisation) -> impl IntoView {
    let t = use_texts();
    Area::GROUPS.map(|(heading, areas)| {
        view! {
            {heading.map(|key| view! { <div class="side__head">{t.get(key)}</div> })}
            {areas.iter().map(|area| view! { <AreaLink organisation area=*area/> }).collect_view()}
        }
    })
}

/// Four places and "More" below the thumb; "More" is a native `details`, so it opens without JavaScript.
#[component]
pub fn PhoneNav(organisation: Organisation) -> impl IntoView {
    let t = use_texts();
    let path = use_location().pathname;
    let menu = NodeRef::<leptos::html::Details>::new();
    // The menu closes when it has led somewhere.
    Effect::new(move || {
        path.track();
        if let Some(menu) = menu.get_untracked() {
            menu.set_open(false);
        }
    });
    view! {
        <nav class="nav5 desk__nav-phone" aria-label=t.get(k::DESK_NAV_PHONE)>
            {Area::PHONE.map(|area| view! { <AreaLink organisation area size=IconSize::Large/> })}
            <details class="nav5__more" node_ref=menu>
                <summary>
                    <Icon glyph=icons::ELLIPSIS size=IconSize::Large/>
                    {t.get(k::DESK_MORE)}
                </summary>
                <div class="nav5__sheet side">
                    <AreaGroups organisation/>
                    <LegalLinks leaves=true/>
                </div>
            </details>
        </nav>
    }
    .into_any()
}
