//! The page of the account.

use super::api::{AccountView, account};
use super::sections::{Consents, Devices, Links, SignIns, Ways};
use crate::asked::Asked;
use crate::i18n::{k, use_texts};
use crate::settings::use_settings;
use crate::ui::{DoneNote, Icon, LegalLinks, PageTitle, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// Sign-in, devices, consents, what happened, the version of the app, and the legal pages.
#[component]
pub fn AccountPage() -> impl IntoView {
    let t = use_texts();
    let found = Asked::<AccountView>::once(account);
    let query = use_query_map();
    let done = move || match query.read().get_str("done") {
        Some("password") => Some(k::ACCOUNT_DONE_PASSWORD),
        Some("ended") => Some(k::ACCOUNT_DONE_ENDED),
        Some("consent") => Some(k::ACCOUNT_DONE_CONSENT),
        Some("factor") => Some(k::ACCOUNT_DONE_FACTOR),
        Some("passkey") => Some(k::ACCOUNT_DONE_PASSKEY),
        Some("no-passkey") => Some(k::ACCOUNT_DONE_NO_PASSKEY),
        Some("last-way-in") => Some(k::ACCOUNT_DONE_LAST_WAY_IN),
        Some("not-fresh") => Some(k::PROBLEM_NOT_FRESH),
        Some("joined") => Some(k::ACCOUNT_DONE_JOINED),
        _ => None,
    };
    view! {
        <PageTitle text=t.get(k::NAV_ACCOUNT)/>
        <h1>{t.get(k::NAV_ACCOUNT)}</h1>
        {move || done().map(|text| view! { <DoneNote text/> })}
        {found.show(move |found| match found {
            Ok(account) => view! {
                <Ways name=account.name second_factor=account.second_factor/>
                <Devices passkeys=account.passkeys/>
                <Links links=account.links/>
                <SignIns sign_ins=account.sign_ins/>
                <Consents consents=account.consents/>
            }
            .into_any(),
            Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
        })}
        <section class="card rows" data-pad="0">
            <a class="rowlink" href="/account/activity">
                <span class="tileicon"><Icon glyph=icons::CLOCK/></span>
                <span>
                    <span class="rowlink__t">{t.get(k::ACTIVITY_TITLE)}</span>
                    <span class="rowlink__s">{t.get(k::ACTIVITY_LEAD)}</span>
                </span>
                <span class="rowlink__end"><Icon glyph=icons::CHEVRON_RIGHT/></span>
            </a>
        </section>
        <form method="post" action="/sign-out">
            <button class="btn" data-size="l" r#type="submit">{t.get(k::SIGN_OUT_ACTION)}</button>
        </form>
        <AppFacts/>
        <LegalLinks/>
    }
    .into_any()
}

#[component]
fn AppFacts() -> impl IntoView {
    let t = use_texts();
    let build = use_settings().build;
    view! {
        <section class="card">
            <h2>{t.get(k::ACCOUNT_APP)}</h2>
            <dl class="facts">
                <div>
                    <dt>{t.get(k::ACCOUNT_VERSION)}</dt>
                    <dd>{build}</dd>
                </div>
            </dl>
        </section>
    }
}
