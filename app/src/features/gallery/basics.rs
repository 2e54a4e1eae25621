//! What every page is made of: buttons, notes, fields, empty states.

use super::page::Family;
use crate::form::Problem;
use crate::i18n::{k, use_texts};
use crate::ui::{ButtonKind, DoneNote, Empty, Field, FieldKind, FormNote, LinkButton, Submit, icons};
use leptos::prelude::*;

/// Buttons in their weights, a form with a mistake, an empty place.
#[component]
pub(super) fn Basics() -> impl IntoView {
    let t = use_texts();
    view! {
        <Family id="buttons" title=k::GALLERY_BUTTONS>
            <div class="row" data-wrap="">
                <LinkButton href="#buttons" label=t.get(k::GALLERY_PRIMARY) kind=ButtonKind::Primary leaves=true/>
                <LinkButton href="#buttons" label=t.get(k::GALLERY_PLAIN) leaves=true/>
                <LinkButton href="#buttons" label=t.get(k::GALLERY_QUIET) kind=ButtonKind::Quiet leaves=true/>
            </div>
        </Family>
        <Family id="fields" title=k::GALLERY_FIELDS>
            <form class="card stack" data-gap="4" method="get" action="/desk/_gallery">
                <FormNote problem=Some(Problem::NoName)/>
                <DoneNote text=k::GALLERY_DONE/>
                <Field name="name" label=k::GALLERY_NAME hint=k::GALLERY_HINT value="Maximilian von Hohenstein-Rabenau".to_owned() problem=Some(Problem::NoName)/>
                <Field name="birth" label=k::GALLERY_BIRTH kind=FieldKind::Date free=true problem=None/>
                <div><Submit label=k::GALLERY_PRIMARY/></div>
            </form>
        </Family>
        <Family id="empty" title=k::GALLERY_EMPTY>
            <Empty glyph=icons::FILE_TEXT title=t.get(k::GALLERY_EMPTY_TITLE) next=t.get(k::GALLERY_EMPTY_NEXT)/>
        </Family>
    }
    .into_any()
}
