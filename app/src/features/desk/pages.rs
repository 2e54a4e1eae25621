//! The workplace's first page and the areas that hold nothing yet.

use super::api::desks;
use super::palette::SearchButton;
use super::{Area, Organisation};
use crate::asked::Asked;
use crate::i18n::{k, use_texts};
use crate::ui::{Empty, Icon, PageTitle, PreferencesMenu, PublicFrame, icons};
use domain::access::Permission;
use leptos::prelude::*;

/// `/desk`: the organisations one works for.
#[component]
pub fn DeskStart() -> impl IntoView {
    let t = use_texts();
    let found = Asked::<Vec<Organisation>>::once(desks);
    view! {
        <PageTitle text=t.get(k::DESK_TITLE)/>
        <PublicFrame home="/desk">
            <div class="stack" data-gap="6">
                <h1>{t.get(k::DESK_TITLE)}</h1>
                {found.show(move |found| match found {
                    Ok(organisations) if !organisations.is_empty() => view! { <OrganisationList organisations/> }.into_any(),
                    _ => {
                        view! { <Empty glyph=icons::BUILDING_2 title=t.get(k::DESK_NONE_TITLE) next=t.get(k::DESK_NONE_NEXT)/> }
                            .into_any()
                    }
                })}
                <SignOut/>
            </div>
        </PublicFrame>
    }
    .into_any()
}

/// The way out.
#[component]
fn SignOut() -> impl IntoView {
    let t = use_texts();
    view! {
        <form method="post" action="/sign-out">
            <button class="btn" r#type="submit">{t.get(k::SIGN_OUT_ACTION)}</button>
        </form>
    }
}

#[component]
fn OrganisationList(organisations: Vec<Organisation>) -> impl IntoView {
    let t = use_texts();
    let row = move |organisation: Organisation| {
        let start = organisation.start();
        // Nothing may be done without a second factor: the way leads there.
        let label = t.get(start.map_or(k::DESK_NEEDS_FACTOR, Area::label));
        let rel = start.is_none_or(Area::at_door).then_some("external");
        let start = start.map_or_else(|| "/account/second-factor".to_owned(), |area| organisation.href(area));
        let wall =
            organisation.permissions.contains(&Permission::SeeWall).then(|| format!("/wall/{}", organisation.slug));
        view! {
            <a class="rowlink" href=start rel=rel>
                <span class="tileicon strong" aria-hidden="true">{organisation.face.mark}</span>
                <span>
                    <span class="rowlink__t">{organisation.face.name}</span>
                    <span class="rowlink__s">{label}</span>
                </span>
                <span class="rowlink__end">
                    <Icon glyph=icons::CHEVRON_RIGHT/>
                </span>
            </a>
            {wall.map(|wall| view! { <a class="more" href=wall>{t.get(k::WALL_OPEN)}</a> })}
        }
    };
    view! {
        <ul class="card rows" data-pad="0">
            {organisations.into_iter().map(|organisation| view! { <li>{row(organisation)}</li> }).collect_view()}
        </ul>
    }
    .into_any()
}

/// One area that holds nothing yet: its heading, and what comes next.
#[component]
pub fn AreaPage(
    /// Which area.
    area: Area,
) -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(area.label())/>
        <header class="desk__head">
            <h1>{t.get(area.label())}</h1>
            <span class="push"></span>
            <SearchButton/>
            <PreferencesMenu/>
        </header>
        <main class="desk__body" id="content">
            {area.empty().map(|(empty, next)| view! {
                <Empty glyph=area.glyph() title=t.get(empty) next=t.get(next)/>
            })}
        </main>
    }
    .into_any()
}
