//! What the pages of checks share: the way back, the ways to the other subsidy checks, and who may recommend.

use crate::features::desk::members::{DeskPage, use_org};
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Icon, IconSize, icons};
use domain::access::{Access, Permission};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use services::access::Organisation;

/// Whether whoever looks may see people, and so check everybody.
pub(super) fn sees_people() -> bool {
    use_context::<(Organisation, Access)>().is_some_and(|(_, access)| access.may(Permission::SeePeople))
}

/// A page of checks.
#[component]
pub(super) fn CheckPage(
    /// Its name.
    title: Key,
    /// What it does, in a sentence.
    lead: Key,
    /// One of the three ways to check subsidies.
    #[prop(optional)]
    subsidy: bool,
    /// What stands on it.
    children: Children,
) -> impl IntoView {
    let t = use_texts();
    let all = format!("/desk/{}/checks", use_org().get_untracked());
    view! {
        <DeskPage title>
            <div class="stack" data-gap="3">
                <a class="row link" href=all.clone()>
                    <Icon glyph=icons::ARROW_LEFT size=IconSize::Small/>
                    {t.get(k::CHECKS_TITLE)}
                </a>
                <p class="muted">{t.get(lead)}</p>
                {subsidy.then(|| view! { <Ways all/> })}
            </div>
            {children()}
            <p class="source">
                <Icon glyph=icons::INFO size=IconSize::Small/>
                <span>{t.get(k::IMPRINT_ADVICE_TEXT)} " " {t.get(k::CHECKS_COLLECTIVE)}</span>
            </p>
        </DeskPage>
    }
    .into_any()
}

/// For one, for a list, for everybody.
#[component]
fn Ways(all: String) -> impl IntoView {
    let t = use_texts();
    let here = use_location().pathname.get_untracked();
    let ways =
        [("subsidy", k::CHECKS_WAY_ONE), ("subsidy/list", k::CHECKS_WAY_LIST), ("subsidy/all", k::CHECKS_WAY_ALL)];
    let shown = if sees_people() { 3 } else { 2 };
    let way = |(below, label): (&'static str, Key)| {
        let href = format!("{all}/{below}");
        let current = (href == here).then_some("page");
        view! { <a href=href aria-current=current>{t.get(label)}</a> }
    };
    view! {
        <div>
            <nav class="seg" aria-label=t.get(k::CHECKS_WAYS)>
                {ways.into_iter().take(shown).map(way).collect_view()}
            </nav>
        </div>
    }
    .into_any()
}
