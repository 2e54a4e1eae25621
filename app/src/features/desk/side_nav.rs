//! The two navigations of the workplace, made from the same list of areas.

use super::{Area, Organisation};
use crate::i18n::{k, use_texts};
use crate::ui::{FaceMark, Icon, IconSize, LegalLinks, ThemeLink, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// A link to an area; the current one is marked for eye and ear, also on the pages below it.
#[component]
fn AreaLink(target: String, area: Area, #[prop(optional)] size: IconSize) -> impl IntoView {
    let t = use_texts();
    let path = use_location().pathname;
    let link = target.clone();
    let current = move || within(&path.read(), &target);
    view! {
        <a href=link aria-current=current rel=area.at_door().then_some("external")>
            <Icon glyph=area.glyph() size/>
            <span class="clip">{t.get(area.label())}</span>
        </a>
    }
}

/// How an address is the current one: the page itself, or one below it.
fn within(path: &str, target: &str) -> Option<&'static str> {
    match path.strip_prefix(target) {
        Some("") => Some("page"),
        Some(below) if below.starts_with('/') => Some("true"),
        _ => None,
    }
}

/// The groups of areas, the organisation and the legal links, beside the page.
#[component]
pub fn SideNav(organisation: Organisation) -> impl IntoView {
    let t = use_texts();
    view! {
        <ThemeLink face=organisation.face.clone()/>
        <nav class="side" aria-label=t.get(k::NAV_LABEL)>
            <AreaGroups organisation=organisation.clone()/>
        </nav>
        <div class="desk__org">
            <FaceMark face=organisation.face/>
        </div>
        <LegalLinks/>
    }
    .into_any()
}

#[component]
fn AreaGroups(organisation: Organisation) -> impl IntoView {
    let t = use_texts();
    Area::GROUPS
        .into_iter()
        .filter_map(|(heading, areas)| {
            let links: Vec<_> =
                shown(&organisation, areas).map(|(target, area)| view! { <AreaLink target area/> }).collect();
            (!links.is_empty()).then(|| {
                view! {
                    {heading.map(|key| view! { <div class="side__head">{t.get(key)}</div> })}
                    {links}
                }
            })
        })
        .collect_view()
}

/// The areas that the person sees, with their addresses.
fn shown(organisation: &Organisation, areas: &'static [Area]) -> impl Iterator<Item = (String, Area)> {
    areas.iter().copied().filter(|area| organisation.shows(*area)).map(|area| (organisation.href(area), area))
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
    let places: Vec<String> = shown(&organisation, &Area::PHONE).map(|(target, _)| target).collect();
    // What is none of the places stands behind "more".
    let more = move || (!places.iter().any(|place| within(&path.read(), place).is_some())).then_some("true");
    view! {
        <nav class="nav5 desk__nav-phone" aria-label=t.get(k::DESK_NAV_PHONE)>
            {shown(&organisation, &Area::PHONE)
                .map(|(target, area)| view! { <AreaLink target area size=IconSize::Large/> })
                .collect_view()}
            <details class="nav5__more" node_ref=menu>
                <summary aria-current=more>
                    <Icon glyph=icons::ELLIPSIS size=IconSize::Large/>
                    {t.get(k::DESK_MORE)}
                </summary>
                <div class="nav5__sheet side">
                    <div class="row strong"><FaceMark face=organisation.face.clone()/></div>
                    <AreaGroups organisation/>
                    <LegalLinks/>
                </div>
            </details>
        </nav>
    }
    .into_any()
}
