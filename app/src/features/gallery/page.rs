//! The page: the families of components, the narrow ones in three columns, the wide ones below.

use super::basics::{Fields, Nothing};
use super::buttons::Buttons;
use super::charts::Charts;
use super::choices::Choices;
use super::inputs::{Listed, Slid, Typed};
use super::looks::Looks;
use super::papers::Papers;
use super::status::{Figures, Judged, Status};
use super::views::{Overlays, Tables, Views};
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
            <div class="stack">
                <h1>{t.get(k::GALLERY_TITLE)}</h1>
                <div class="galgrid">
                    <div><Looks/><Buttons/><Fields/><Slid/><Choices/><Nothing/></div>
                    <div><Typed/><Judged/></div>
                    <div><Listed/><Status/><Overlays/></div>
                </div>
                <div>
                    <Figures/>
                    <Views/>
                    <Tables/>
                    <Charts/>
                    <Papers/>
                </div>
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
        <section class="gal" id=id aria-labelledby=format!("{id}-title")>
            <h2 id=format!("{id}-title")>{t.get(title)}</h2>
            {children()}
        </section>
    }
    .into_any()
}
