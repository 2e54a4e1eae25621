//! The steps of a sign-in through an organisation's provider. The server renders them alone: no script runs where somebody is sent away or
//! agrees that others may sign in as them, and no bundle carries them. Their texts are in `i18n/<language>/door.txt`.

mod leave;
mod link;
mod stopped;

pub use leave::LeavePage;
pub use link::{LinkPage, Linking};
pub use stopped::StoppedPage;

use crate::ui::{Brand, SkipLink};
use leptos::prelude::*;

/// Bar and content, like an error's page.
#[component]
fn StepFrame(children: Children) -> impl IntoView {
    view! {
        <div class="public">
            <SkipLink/>
            <header class="public__bar">
                <Brand/>
            </header>
            <main class="public__main" id="content">
                <section class="errorpage">{children()}</section>
            </main>
        </div>
    }
    .into_any()
}
