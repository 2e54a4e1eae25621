//! The page: the families of components, one below the other.

use super::basics::Basics;
use super::charts::Charts;
use super::inputs::Inputs;
use super::papers::Papers;
use super::status::Status;
use super::views::Views;
use crate::form::use_answer;
use crate::i18n::{Key, k, use_texts};
use crate::ui::{PageTitle, PrintFoot, PublicFrame};
use leptos::prelude::*;

/// All components.
#[component]
pub fn GalleryPage() -> impl IntoView {
    use_answer();
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::GALLERY_TITLE)/>
        <PublicFrame home="/desk">
            <div class="stack" data-gap="8">
                <h1>{t.get(k::GALLERY_TITLE)}</h1>
                <Basics/>
                <Inputs/>
                <Status/>
                <Views/>
                <Charts/>
                <Papers/>
                <PrintFoot whose="Kessler Maschinenbau GmbH" day="21.11.2026" check="zusage.example/verify"/>
            </div>
        </PublicFrame>
    }
    .into_any()
}

/// A family of components under its heading; `id` is its anchor and what the browser suite compares.
#[component]
pub(super) fn Family(
    /// The anchor.
    id: &'static str,
    /// The heading.
    title: Key,
    /// The components in their states.
    children: Children,
) -> impl IntoView {
    let t = use_texts();
    view! {
        <section class="stack" data-gap="4" id=id aria-labelledby=format!("{id}-title")>
            <h2 id=format!("{id}-title")>{t.get(title)}</h2>
            {children()}
        </section>
    }
    .into_any()
}
