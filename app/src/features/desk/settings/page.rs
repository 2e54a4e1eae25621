//! The page: four sections, three of them with a form for who may change them.

use super::agreement::AgreementSection;
use super::api::{SettingsView, settings};
use super::appearance::AppearanceSection;
use super::parts::{AreasSection, SitesSection};
use crate::asked::Asked;
use crate::features::desk::palette::SearchButton;
use crate::features::desk::{AskedDesk, Organisation};
use crate::form::use_answer;
use crate::i18n::{k, use_texts};
use crate::ui::{DoneNote, Icon, PageTitle, PreferencesMenu, icons};
use domain::access::Permission;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

/// Settings. The addresses of its forms show the same page, so that one that was refused can be read and loaded again.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let t = use_texts();
    use_answer();
    let params = use_params_map();
    let org = Memo::new(move |_| params.read().get("org").unwrap_or_default());
    let found = Asked::<SettingsView>::of(org.into(), settings);
    let query = use_query_map();
    let done = move || match query.read().get_str("done") {
        Some("appearance") => Some(k::SETTINGS_DONE_APPEARANCE),
        Some("site") => Some(k::SETTINGS_DONE_SITE),
        Some("area") => Some(k::SETTINGS_DONE_AREA),
        _ => None,
    };
    view! {
        <PageTitle text=t.get(k::DESK_SETTINGS)/>
        <header class="desk__head">
            <h1>{t.get(k::DESK_SETTINGS)}</h1>
            <span class="push"></span>
            <SearchButton/>
            <PreferencesMenu/>
        </header>
        <main class="desk__body" id="content">
            <div class="stack deskform" data-gap="6">
                {move || done().map(|text| view! { <DoneNote text/> })}
                {found.show(move |found| match found {
                    Ok(found) => {
                        let org = org.get_untracked();
                        let (sites, areas) = (found.sites.clone(), found.areas.clone());
                        let [look_key, site_key, area_key] = match found.keys.clone() {
                            Some(keys) => keys.map(Some),
                            None => [None, None, None],
                        };
                        view! {
                            <AppearanceSection org=org.clone() found=found.clone() key=look_key/>
                            <SitesSection org=org.clone() sites key=site_key/>
                            <AreasSection org areas key=area_key/>
                            <AgreementSection found/>
                            <ProviderLink/>
                        }
                        .into_any()
                    }
                    Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
                })}
            </div>
        </main>
    }
    .into_any()
}

/// The way to the organisation's own sign-in, for who may give roles: it decides who gets in, too.
#[component]
fn ProviderLink() -> impl IntoView {
    let t = use_texts();
    let link = move |desk: Organisation| {
        let href = format!("/desk/{}/settings/sign-in", desk.slug);
        desk.permissions.contains(&Permission::ManageMembers).then(|| {
            view! {
                <section class="card rows" data-pad="0">
                    <a class="rowlink" rel="external" href=href>
                        <span class="tileicon"><Icon glyph=icons::FINGERPRINT/></span>
                        <span>
                            <span class="rowlink__t">{t.get(k::PROVIDER_TITLE)}</span>
                            <span class="rowlink__s">{t.get(k::PROVIDER_LEAD)}</span>
                        </span>
                        <span class="rowlink__end"><Icon glyph=icons::CHEVRON_RIGHT/></span>
                    </a>
                </section>
            }
        })
    };
    use_context::<AskedDesk>().map(|desk| desk.show(move |desk| desk.ok().and_then(link).into_any())).into_any()
}
