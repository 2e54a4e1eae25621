//! The frame of an organisation's public pages.

use super::api::public_face;
use crate::asked::Asked;
use crate::i18n::{k, use_texts};
use crate::ui::{Face, FaceMark, LegalLinks, NotFound, PreferencesMenu, SkipLink, ThemeLink};
use leptos::prelude::*;
use leptos_router::components::Outlet;
use leptos_router::hooks::{use_location, use_params_map};

/// Bar with the organisation's face, the page, the legal links.
#[component]
pub fn OrgFrame() -> impl IntoView {
    let params = use_params_map();
    let org = Memo::new(move |_| params.read().get("org").unwrap_or_default());
    let face = Asked::<Face>::of(org.into(), public_face);
    face.show(move |face| match face {
        Ok(face) => framed(&org.get_untracked(), face),
        Err(_) => view! { <NotFound/> }.into_any(),
    })
}

fn framed(org: &str, face: Face) -> AnyView {
    let t = use_texts();
    let home = format!("/o/{org}");
    let path = use_location().pathname.get_untracked();
    let link = |to: &str, text: &'static str| {
        let href = format!("{home}/{to}");
        let here = (path == href).then_some("page");
        view! { <a class="link" href=href aria-current=here>{text}</a> }
    };
    view! {
        <ThemeLink face=face.clone()/>
        <div class="public">
            <SkipLink/>
            <header class="public__bar">
                <a class="brand" href=home.clone()><FaceMark face/></a>
                <span class="push"></span>
                <PreferencesMenu/>
            </header>
            <nav class="public__nav" aria-label=t.get(k::PUBLIC_NAV)>
                {link("questions", t.get(k::PUBLIC_QUESTIONS))} {link("terms", t.get(k::PUBLIC_TERMS))}
                {link("fit", t.get(k::PUBLIC_EMPLOYERS))}
            </nav>
            <main class="public__main" id="content">
                <Outlet/>
            </main>
            <footer class="public__foot">
                <LegalLinks/>
            </footer>
        </div>
    }
    .into_any()
}
