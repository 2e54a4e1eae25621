//! `TaskFrame`: the frame of one task: bar above, content, the one action below the thumb.

use super::{Brand, Face, FaceMark, PreferencesMenu, SkipLink, ThemeLink};
use leptos::prelude::*;

/// Inside a task the five places give way to the action. The same without JavaScript.
#[component]
pub fn TaskFrame(
    /// The action below: buttons, which name their form by its id.
    #[prop(into)]
    action: ViewFnOnce,
    /// Whose task it is: their face stands in the bar, in their colours.
    #[prop(optional)]
    from: Option<Face>,
    /// The content, with its `h1`.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="app">
            <SkipLink/>
            <header class="app__bar">
                {match from {
                    Some(face) => view! { <ThemeLink face=face.clone()/><span class="brand"><FaceMark face/></span> }.into_any(),
                    None => view! { <Brand/> }.into_any(),
                }}
                <span class="push"></span>
                <PreferencesMenu/>
            </header>
            <main class="app__main" id="content">
                <div class="stack" data-gap="6">{children()}</div>
            </main>
            <footer class="app__foot">
                <div class="app__act">
                    <div class="stack" data-gap="2">{action.run()}</div>
                </div>
            </footer>
        </div>
    }
    .into_any()
}
