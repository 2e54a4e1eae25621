//! `/desk/{org}/search`: the palette as a page, for who has no program and for pages at the door. What is looked for is posted; the address
//! never holds it.

use super::api::{Looked, look};
use super::found::{Group, Hit, Target, entries, found};
use crate::asked::Asked;
use crate::features::desk::members::{DeskPage, use_org};
use crate::features::desk::{Area, Organisation};
use crate::form::use_answer;
use crate::i18n::{k, use_texts};
use crate::settings::use_settings;
use crate::ui::{Empty, Icon, IconSize, icons};
use leptos::prelude::*;

/// The form, and what was found; without a text everything that the person may see and do here.
#[component]
pub fn SearchPage() -> impl IntoView {
    let t = use_texts();
    let typed = use_answer().typed("q");
    let org = use_org();
    let asked = {
        let typed = typed.clone();
        Memo::new(move |_| format!("{}/{typed}", org.get()))
    };
    let looked = Asked::<Looked>::of(asked.into(), async |asked: String| {
        let (org, typed) = asked.split_once('/').unwrap_or((&asked, ""));
        crate::asked::json(&look(org, typed).await?)
    });
    view! {
        <DeskPage title=k::PALETTE_TITLE>
            <SearchForm action=format!("/desk/{}/search", org.get_untracked()) typed=typed.clone()/>
            {looked.show(move |looked| match looked {
                Ok(looked) => view! { <Found looked typed=typed.clone()/> }.into_any(),
                Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
            })}
        </DeskPage>
    }
    .into_any()
}

#[component]
fn SearchForm(action: String, typed: String) -> impl IntoView {
    let t = use_texts();
    view! {
        <form class="row" data-wrap="" method="post" action=action role="search">
            <label class="sr" for="q">{t.get(k::PALETTE_LABEL)}</label>
            <div class="grow">
                <input class="input" id="q" name="q" r#type="search" value=typed maxlength="100" autocomplete="off" placeholder=t.get(k::PALETTE_HINT)/>
            </div>
            <button class="btn" data-kind="primary" r#type="submit">
                <Icon glyph=icons::SEARCH size=IconSize::Small/>
                {t.get(k::PALETTE_TITLE)}
            </button>
        </form>
    }
    .into_any()
}

#[component]
fn Found(looked: Looked, typed: String) -> impl IntoView {
    let t = use_texts();
    let Looked { organisation, people } = looked;
    let known = entries(&organisation, t, use_settings().theme);
    let mut hits = found(&known, &people, &typed, t);
    // Language and colours stand in the bar.
    hits.retain(|hit| !matches!(hit.target, Target::Choice { .. }));
    if hits.is_empty() {
        let (title, next) = (t.get(k::PALETTE_NONE), t.get(k::PALETTE_NONE_NEXT));
        return view! { <div role="status"><Empty glyph=icons::SEARCH title next/></div> }.into_any();
    }
    let count = match hits.len() {
        1 => t.get(k::PALETTE_COUNT_ONE).to_owned(),
        count => t.fill(k::PALETTE_COUNT, &[("count", &count.to_string())]),
    };
    let section = |hits: &[Hit]| {
        let rows = hits.iter().cloned().map(|hit| view! { <HitRow organisation=organisation.clone() hit/> });
        let rows = rows.collect_view();
        hits.first().map(|hit| view! { <Section group=hit.group>{rows}</Section> })
    };
    view! {
        <p class="muted" role="status">{count}</p>
        {hits.chunk_by(|one, next| one.group == next.group).map(section).collect_view()}
    }
    .into_any()
}

#[component]
fn Section(group: Group, children: Children) -> impl IntoView {
    let t = use_texts();
    view! {
        <section class="stack" data-gap="3" aria-labelledby=group.id()>
            <h2 id=group.id()>{t.get(group.label())}</h2>
            <ul class="card rows" data-pad="0">{children()}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn HitRow(organisation: Organisation, hit: Hit) -> impl IntoView {
    let href = match hit.target {
        Target::At { href, .. } => href,
        Target::People(record) => format!("{}/{record}", organisation.href(Area::People)),
        Target::Choice { .. } => organisation.href(Area::People),
    };
    view! {
        <li>
            <a class="rowlink" href=href>
                <span class="tileicon" aria-hidden="true"><Icon glyph=hit.glyph/></span>
                <span>
                    <span class="rowlink__t">{hit.label}</span>
                    {hit.note.map(|note| view! { <span class="rowlink__s">{note}</span> })}
                </span>
                <span class="rowlink__end"><Icon glyph=icons::CHEVRON_RIGHT/></span>
            </a>
        </li>
    }
    .into_any()
}
