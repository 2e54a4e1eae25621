//! What every page is made of: buttons, notes, fields, empty states.

use super::page::Family;
use crate::form::{Answer, Problem};
use crate::i18n::{k, use_texts};
use crate::ui::{ButtonKind, DoneNote, Empty, Field, FieldKind, Form, LinkButton, Submit, icons};
use leptos::context::Provider;
use leptos::prelude::*;

/// Buttons in their weights, a form with a mistake, an empty place.
#[component]
pub(super) fn Basics() -> impl IntoView {
    let t = use_texts();
    let refused = Answer::refused("fields", Problem::at("name", k::PROBLEM_NO_NAME))
        .keeping("name", "Maximilian von Hohenstein-Rabenau");
    view! {
        <Family id="buttons" title=k::GALLERY_BUTTONS>
            <div class="row" data-wrap="">
                <LinkButton href="#buttons" label=t.get(k::GALLERY_PRIMARY) kind=ButtonKind::Primary leaves=true/>
                <LinkButton href="#buttons" label=t.get(k::GALLERY_PLAIN) leaves=true/>
                <LinkButton href="#buttons" label=t.get(k::GALLERY_QUIET) kind=ButtonKind::Quiet leaves=true/>
            </div>
        </Family>
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
        <Family id="empty" title=k::GALLERY_EMPTY>
            <Empty glyph=icons::FILE_TEXT title=t.get(k::GALLERY_EMPTY_TITLE) next=t.get(k::GALLERY_EMPTY_NEXT)/>
        </Family>
    }
    .into_any()
}
