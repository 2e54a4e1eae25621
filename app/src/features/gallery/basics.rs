//! A form with a mistake, and what stands where nothing is or something went wrong.

use super::page::Family;
use crate::form::{Answer, Problem};
use crate::i18n::{k, use_texts};
use crate::ui::{DoneNote, Empty, Field, FieldKind, Form, Icon, LinkButton, Submit, icons};
use leptos::context::Provider;
use leptos::prelude::*;

/// A form that was refused.
#[component]
pub(super) fn Fields() -> impl IntoView {
    let refused = Answer::refused("fields", Problem::at("name", k::GALLERY_NAME_PROBLEM))
        .keeping("name", "Maximilian von Hohenstein-Rabenau");
    view! {
        <Family id="fields" title=k::GALLERY_FIELDS>
            <Provider value=refused>
                <Form name="fields" action="/desk/_gallery" class="card stack">
                    <DoneNote text=k::GALLERY_DONE/>
                    <Field name="name" label=k::GALLERY_NAME hint=k::GALLERY_HINT/>
                    <Field name="birth" label=k::GALLERY_BIRTH kind=FieldKind::Date free=true/>
                    <div><Submit label=k::GALLERY_PRIMARY/></div>
                </Form>
            </Provider>
        </Family>
    }
    .into_any()
}

/// Nothing yet, with the way on; and what did not work.
#[component]
pub(super) fn Nothing() -> impl IntoView {
    let t = use_texts();
    view! {
        <Family id="empty" title=k::GALLERY_EMPTY>
            <div class="card">
                <Empty glyph=icons::FOLDER title=t.get(k::GALLERY_EMPTY_TITLE) next=t.get(k::GALLERY_EMPTY_NEXT)>
                    <LinkButton href="#uploads" label=t.get(k::GALLERY_EMPTY_DO) leaves=true/>
                </Empty>
            </div>
            <div class="note" data-tone="bad">
                <Icon glyph=icons::OCTAGON_ALERT/>
                <span><b>{t.get(k::GALLERY_NOTE_FACT)}</b>" "{t.get(k::GALLERY_NOTE_THEN)}</span>
            </div>
        </Family>
    }
    .into_any()
}
