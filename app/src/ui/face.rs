//! `FaceMark` and `ThemeLink`: an organisation's own mark, name and colours.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// How an organisation shows itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Face {
    /// As it signs.
    pub name: String,
    /// One to three letters.
    pub mark: String,
    /// The address of its colours; none in the house's.
    pub theme: Option<String>,
}

/// Mark and name. The name is read out, the mark only seen. Same on both sides and without JavaScript.
#[component]
pub fn FaceMark(
    /// Whose.
    face: Face,
) -> impl IntoView {
    view! {
        <span class="orgmark" aria-hidden="true">{face.mark}</span>
        <span class="clip">{face.name}</span>
    }
}

/// Colours the page while it stands in it. A link, since the policy forbids styles in the page; in the body, since only who is shown there
/// knows the colours.
#[component]
pub fn ThemeLink(
    /// Whose.
    face: Face,
) -> impl IntoView {
    face.theme.map(|href| view! { <link rel="stylesheet" href=href/> })
}
