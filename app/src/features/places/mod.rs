//! The five places of the employee app, reached from the bar below the thumb.

mod document;
mod documents;
mod frame;
mod home;
mod messages;
mod place;

pub use document::DocumentPage;
pub use documents::DocumentsPage;
pub use frame::PlacesFrame;
pub use home::HomePage;
pub use messages::{MessagePage, MessagesPage};
pub use place::Place;

use crate::i18n::{k, use_texts};
use crate::ui::{Empty, PageTitle, icons};
use leptos::prelude::*;

/// `/calculate`: the calculators.
#[component]
pub fn CalculatePage() -> impl IntoView {
    let t = use_texts();
    view! {
        <PageTitle text=t.get(k::NAV_CALCULATE)/>
        <h1>{t.get(k::CALCULATE_TITLE)}</h1>
        <Empty glyph=icons::CALCULATOR title=t.get(k::CALCULATE_EMPTY_TITLE) next=t.get(k::CALCULATE_EMPTY_NEXT)/>
    }
    .into_any()
}
