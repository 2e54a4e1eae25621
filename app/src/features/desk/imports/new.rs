//! A new import: what the list is about, and the file. A plain form that works without JavaScript.

use super::api::{Barred, NewView, new_import};
use crate::asked::Asked;
use crate::features::desk::palette::SearchButton;
use crate::form::{Answer, use_answer};
use crate::i18n::{Key, k, use_texts};
use crate::ui::{Form, Icon, IconSize, PageTitle, PreferencesMenu, Submit, Upload, icons};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// `/desk/{org}/imports/new`.
#[component]
pub fn NewImportPage() -> impl IntoView {
    let t = use_texts();
    let answer = use_answer();
    let params = use_params_map();
    let org = Memo::new(move |_| params.read().get("org").unwrap_or_default());
    let found = Asked::<NewView>::of(org.into(), new_import);
    let base = move || format!("/desk/{}/imports", org.get_untracked());
    view! {
        <PageTitle text=t.get(k::IMPORTS_NEW)/>
        <header class="desk__head">
            <h1>{t.get(k::IMPORTS_NEW)}</h1>
            <span class="push"></span>
            <SearchButton/>
            <PreferencesMenu/>
        </header>
        <main class="desk__body" id="content">
            <div class="stack deskform" data-gap="6">
                <a class="row link" href=base>
                    <Icon glyph=icons::ARROW_LEFT size=IconSize::Small/>
                    {t.get(k::IMPORTS_ALL)}
                </a>
                {found.show(move |found| match found {
                    Ok(NewView { barred: Some(why), .. }) => view! { <Closed why/> }.into_any(),
                    Ok(NewView { key, .. }) => {
                        view! { <UploadForm action=format!("{}/new", base()) key answer=answer.clone()/> }.into_any()
                    }
                    Err(_) => view! { <p class="muted">{t.get(k::ERROR_UNAVAILABLE_TEXT)}</p> }.into_any(),
                })}
            </div>
        </main>
    }
    .into_any()
}

/// No list is taken, and why: before anybody chooses a file.
#[component]
fn Closed(why: Barred) -> impl IntoView {
    let t = use_texts();
    let (title, text) = match why {
        Barred::Agreement => (k::IMPORTS_AGREEMENT, k::IMPORTS_AGREEMENT_NEXT),
        Barred::Organisation => (k::IMPORTS_NOT_IN_USE, k::IMPORTS_NOT_IN_USE_NEXT),
    };
    view! {
        <div class="note" data-tone="warn" role="status">
            <Icon glyph=icons::LOCK/>
            <div class="stack" data-gap="1">
                <b>{t.get(title)}</b>
                <span>{t.get(text)}</span>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn UploadForm(action: String, key: String, answer: Answer) -> impl IntoView {
    let t = use_texts();
    let contracts = answer.refuses("upload") && answer.typed("list") == "contracts";
    view! {
        <Form name="upload" action key file=true class="card stack">
            <fieldset class="choices">
                <legend class="field__label">{t.get(k::IMPORTS_ABOUT)}</legend>
                <Choice value="people" label=k::IMPORTS_LIST_PEOPLE effect=k::IMPORTS_PEOPLE_NEEDS taken=!contracts/>
                <Choice value="contracts" label=k::IMPORTS_LIST_CONTRACTS effect=k::IMPORTS_CONTRACTS_NEEDS taken=contracts/>
            </fieldset>
            <Upload name="file" label=k::IMPORTS_FILE hint=k::IMPORTS_FILE_HINT accept=".csv,.txt,.xlsx"/>
            <div><Submit label=k::IMPORTS_READ/></div>
            <p class="hint">{t.get(k::IMPORTS_NOTHING_YET)}</p>
            <p class="source">{t.get(k::IMPORTS_KEPT)}</p>
        </Form>
    }
    .into_any()
}

#[component]
fn Choice(value: &'static str, label: Key, effect: Key, taken: bool) -> impl IntoView {
    let t = use_texts();
    view! {
        <label class="choice">
            <input r#type="radio" name="list" value=value checked=taken/>
            <span>
                <b>{t.get(label)}</b>
                <span class="rowlink__s">{t.get(effect)}</span>
            </span>
        </label>
    }
}
